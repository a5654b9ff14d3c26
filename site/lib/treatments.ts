import type { Treatment } from '../../policy/describe.ts';

/** What a policy does to a tool, as a heading. */
export const TREATMENTS: Record<Treatment, string> = {
  denied: 'Denied',
  asked: 'A person approves each call',
  limited: 'Allowed, with a limit',
  allowed: 'Allowed, without a limit',
};
