import type { Policy } from '../document.ts';
import { askedAbout, partsOf } from './stance.ts';

/** What the model is told besides the policy's own words, where all calls are denied in place of some. */
export const EVERY_CALL = 'Nothing here can tell which calls that is about, so every call is denied.';

/** Why a tool is denied, for the model: the policy's own words where it has some. */
export function reasonOf(policy: Policy, name: string): string {
  const parts = partsOf(policy, name);
  if (parts === undefined) return 'The policy does not allow this tool.';
  const denials = parts.flatMap(({ deny_if = [], require = [] }) => [...deny_if, ...require]);
  const always = denials.find(({ conditions }) => conditions.length === 0);
  if (always !== undefined) return always.on_deny ?? 'Denied by the policy.';
  const approvals = parts.flatMap(({ approve = [] }) => approve);
  const told = approvals.find(({ reason }) => reason !== undefined)?.reason;
  if (askedAbout(parts) === 'every') return joined(told, 'A person has to do this.');
  return joined(denials.find(({ on_deny }) => on_deny !== undefined)?.on_deny ?? told, EVERY_CALL);
}

/** Two sentences, of which the first may be missing. */
export function joined(first: string | undefined, second: string): string {
  return first === undefined ? second : `${first} ${second}`;
}
