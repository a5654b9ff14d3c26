import type { Policy, ToolRule } from '../document.ts';

/** What a policy does to a tool, in the words that pages group by. */
export type Treatment = 'allowed' | 'limited' | 'asked' | 'denied' | 'hidden';

/** How a policy treats a tool, whatever the arguments of the call. */
export function treatmentOf(policy: Policy, name: string): Treatment {
  if (policy.hide?.some((hidden) => hidden === '*' || hidden === name)) return 'hidden';
  const rule = policy.tools?.get(name);
  if (rule === undefined) return policy.default === 'deny' ? 'denied' : 'allowed';
  if (alwaysDenied(rule)) return 'denied';
  if (rule.approve?.some(({ conditions }) => conditions.length === 0)) return 'asked';
  return (rule.limits ?? []).length > 0 ? 'limited' : 'allowed';
}

/** Whether what the policy does to a tool also depends on the arguments of the call. */
export function looksAtArguments(policy: Policy, name: string): boolean {
  const rule = policy.tools?.get(name) ?? {};
  const treatment = treatmentOf(policy, name);
  if (treatment === 'hidden' || treatment === 'denied') return false;
  return (
    [...(rule.require ?? []), ...(rule.deny_if ?? []), ...(rule.approve ?? [])].some(
      ({ conditions }) => conditions.length > 0,
    ) || (rule.limits ?? []).some(({ increment_from }) => increment_from !== undefined)
  );
}

function alwaysDenied(rule: ToolRule): boolean {
  return rule.deny_if?.some(({ conditions }) => conditions.length === 0) ?? false;
}
