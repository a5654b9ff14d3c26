import type { Limit, Policy, ToolRule } from './document.ts';

/** What a policy does to one tool, in the four words that pages group by. */
export type Treatment = 'allowed' | 'limited' | 'asked' | 'denied';

/** How a policy treats a tool, whatever the arguments of the call. */
export function treatmentOf(policy: Policy, name: string): Treatment {
  if (policy.hide?.some((hidden) => hidden === '*' || hidden === name)) return 'denied';
  const rule = policy.tools?.get(name);
  if (rule === undefined) return policy.default === 'deny' ? 'denied' : 'allowed';
  if (alwaysDenied(rule)) return 'denied';
  if (rule.approve?.some(({ conditions }) => conditions.length === 0)) return 'asked';
  return (rule.limits ?? []).length > 0 ? 'limited' : 'allowed';
}

/** Two sentences: what the policy does to the tool, and what it does to the rest of the server. */
export function describeForTool(policy: Policy, name: string): { effect: string; rest: string } {
  return { effect: effectOn(policy, name), rest: effectOnRest(policy, name) };
}

function effectOn(policy: Policy, name: string): string {
  const caps = (policy.tools?.get(name)?.limits ?? []).map(capOf).join(' and ');
  switch (treatmentOf(policy, name)) {
    case 'denied':
      return `Every call of ${name} is denied, and the agent is told why.`;
    case 'asked':
      return `Every call of ${name} waits for a person to approve it, and no answer means no${caps && `; ${caps} go through at all`}.`;
    case 'limited':
      return `${name} stays usable, but ${caps} go through; the next one is denied until the window ends.`;
    case 'allowed':
      return `${name} stays usable without a limit.`;
  }
}

function capOf({ max, window }: Limit): string {
  return `at most ${max} ${max === 1 ? 'call' : 'calls'} a ${window}`;
}

function effectOnRest(policy: Policy, name: string): string {
  const others = [...(policy.tools?.keys() ?? [])].filter((other) => other !== name).length;
  if (policy.default === 'allow') {
    return others === 0
      ? 'Every other tool of the server stays usable.'
      : 'A tool that the policy does not name stays usable.';
  }
  return others === 0
    ? 'Every other tool of the server is denied until you add a rule for it.'
    : 'A tool that the policy does not name is denied.';
}

/** The tools of a server by how the policy treats them, and one sentence that counts them. */
export function describeForServer(
  policy: Policy,
  names: string[],
): { groups: Record<Treatment, string[]>; sentence: string; rest: string } {
  const groups: Record<Treatment, string[]> = { allowed: [], limited: [], asked: [], denied: [] };
  for (const name of new Set(names)) groups[treatmentOf(policy, name)].push(name);
  const parts = (Object.keys(VERBS) as Treatment[])
    .filter((treatment) => groups[treatment].length > 0)
    .map((treatment) => VERBS[treatment](groups[treatment].length));
  const last = parts.pop() ?? 'names no tool';
  const sentence = `This policy ${parts.length > 0 ? `${parts.join(', ')} and ${last}` : last}.`;
  return { groups, sentence, rest: effectOnRest(policy, '') };
}

const VERBS: Record<Treatment, (count: number) => string> = {
  allowed: (count) => `allows ${tools(count)} without a limit`,
  limited: (count) => `limits how often ${count === 1 ? '1 tool is called' : `${count} tools are called`}`,
  asked: (count) => `asks a person before every call of ${tools(count)}`,
  denied: (count) => `denies ${tools(count)}`,
};

function tools(count: number): string {
  return count === 1 ? '1 tool' : `${count} tools`;
}

function alwaysDenied(rule: ToolRule): boolean {
  return rule.deny_if?.some(({ conditions }) => conditions.length === 0) ?? false;
}
