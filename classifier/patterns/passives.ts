function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}

/** What happens to a thing that is gone afterwards. */
export const LOSSES = words(
  'deleted erased removed wiped dropped purged lost destroyed discarded truncated invalidated',
);

/** What happens to money that leaves or comes back. */
export const PAYMENTS = words('debited reimbursed refunded paid disbursed');

/** "Is removed" tells what the call does; "was removed" and "that are removed" tell what things are like. */
export const HAPPENS = words('is are gets get be');
export const RELATIVES = words(
  'that which who if when unless once until whether been no nothing none nobody neither without not never cannot can could may might must should',
);
