import type { Treatment } from '../../policy/describe.ts';

/** What a policy does to a tool, as a heading. */
const TREATMENTS: Record<Treatment, string> = {
  hidden: 'Hidden',
  denied: 'Denied',
  asked: 'A person approves each call',
  limited: 'Allowed, with a limit',
  allowed: 'Allowed, without a limit',
};

/** The same of a tool whose calls are also decided by their arguments. */
const CHECKED: Record<Treatment, string> = {
  ...TREATMENTS,
  asked: 'A person approves each call, but for some that are denied',
  limited: 'Allowed, with a limit and exceptions',
  allowed: 'Allowed, with exceptions',
};

/** The heading for a tool that is treated so. `checked`: the arguments of a call count too. */
export function treatmentLabel(treatment: Treatment, checked: boolean): string {
  return checked ? CHECKED[treatment] : TREATMENTS[treatment];
}

/** Every treatment, what restricts most first. */
export const TREATMENT_ORDER = Object.keys(TREATMENTS) as Treatment[];
