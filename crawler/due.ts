import { createHash } from 'node:crypto';
import type { Listing } from '../catalog/listing.ts';
import { NEVER, type DueTarget, type Next } from '../catalog/target.ts';
import type { ListingState } from '../catalog/vocabulary.ts';

/** States that say more about the moment than about the server. */
const PASSING: readonly ListingState[] = ['timeout', 'install-failed', 'not-started', 'unreachable', 'throttled'];

/** Days until the next visit of a remote server: after it was listed first, or changed, and at most. */
const DAYS = { first: 4, changed: 1, longest: 16, settledFailure: 7, longestFailure: 28 };

/** Nights are not all of the same length; what is due in a day is due tomorrow night, even if that begins earlier. */
const SLACK_MS = 4 * 3_600_000;
const DAY_MS = 86_400_000;

/** A server that did not answer for this long is gone. It is still asked now and then. */
export const GONE_AFTER_DAYS = 14;

/**
 * When a target is to be listed again. What an exact version of a package says stays as it is; a remote is asked often
 * when it changes often, and less and less when it does not or fails. What failed for the first time is tried by the
 * next crawl, because it may be our own network that failed.
 * @param changed the answer was another one than the time before
 */
export function nextVisit(target: DueTarget, listing: Listing, changed: boolean): Next {
  if (PASSING.includes(listing.state) || isGoneRemote(target, listing)) return afterFailure(target, listing);
  const calm = { failures: 0, failingSince: undefined };
  const isRemote = target.way.kind === 'remote' && listing.reason !== 'templated-url';
  const isListed = listing.state === 'ok' || listing.state === 'empty';
  if (!isRemote && (isListed || target.way.kind !== 'package')) return { ...calm, dueAt: NEVER, intervalDays: 0 };
  const days = isListed ? afterListing(target, changed) : afterRefusal(target, changed);
  return { ...calm, intervalDays: days, dueAt: inDays(listing, target, days) };
}

/** Since when a target has been failing without a break, this attempt included; undefined when it does not fail. */
export function failingSince(target: DueTarget, listing: Pick<Listing, 'state' | 'startedAt'>): string | undefined {
  return PASSING.includes(listing.state) ? (target.known?.failingSince ?? listing.startedAt) : undefined;
}

function isGoneRemote({ way }: DueTarget, { state }: Listing): boolean {
  return state === 'gone' && way.kind === 'remote';
}

function afterListing({ known }: DueTarget, changed: boolean): number {
  if (known === undefined) return DAYS.first;
  return changed ? DAYS.changed : Math.min(DAYS.longest, Math.max(1, known.intervalDays) * 2);
}

function afterRefusal({ known }: DueTarget, changed: boolean): number {
  if (known === undefined || changed) return DAYS.settledFailure;
  return Math.min(DAYS.longestFailure, Math.max(DAYS.settledFailure, known.intervalDays * 2));
}

function afterFailure(target: DueTarget, listing: Listing): Next {
  const { known } = target;
  const again = known?.failingSince !== undefined && known.triedAt.slice(0, 10) === listing.startedAt.slice(0, 10);
  const failures = (known?.failures ?? 0) + (again ? 0 : 1);
  const days = failures <= 1 ? 0 : Math.min(DAYS.longestFailure, 2 ** (failures - 2));
  return {
    failures,
    failingSince: known?.failingSince ?? listing.startedAt,
    intervalDays: days,
    dueAt: inDays(listing, target, days),
  };
}

/** Spread by the server's id, so that what was listed in one night is not all due in one night. Never before its ttl. */
function inDays({ startedAt, cache }: Listing, { serverId }: DueTarget, days: number): string {
  const spread = days < 2 ? 1 : 0.8 + 0.4 * fraction(serverId);
  const wait = Math.max(0, days * spread * DAY_MS - SLACK_MS, Math.min(cache?.ttlMs ?? 0, DAYS.longest * DAY_MS));
  return new Date(Date.parse(startedAt) + wait).toISOString();
}

/** From 0 up to 1, by the id alone. */
function fraction(id: string): number {
  return createHash('sha256').update(id).digest().readUInt32BE(4) / 2 ** 32;
}
