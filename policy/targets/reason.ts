import type { Policy } from '../document.ts';
import { partsOf } from './stance.ts';

/** Why a tool that the policy names is denied, for the model: the policy's own words where it has some. */
export function reasonOf(policy: Policy, name: string): string {
  const parts = partsOf(policy, name);
  if (parts === undefined) return 'The policy does not allow this tool.';
  const denials = parts.flatMap(({ deny_if = [], require = [] }) => [
    ...deny_if.filter(({ conditions }) => conditions.length === 0),
    ...deny_if.filter(({ conditions }) => conditions.length > 0),
    ...require,
  ]);
  const denial = denials.find(({ on_deny }) => on_deny !== undefined)?.on_deny;
  if (denial !== undefined) return denial;
  const approvals = parts.flatMap(({ approve = [] }) => approve);
  if (approvals.length === 0) return 'Denied by the policy.';
  const reason = approvals.find((it) => it.reason !== undefined)?.reason;
  return reason === undefined ? 'A person has to do this.' : `${reason} A person has to do this.`;
}
