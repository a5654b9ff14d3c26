import { exceptionsOf, unseenIn } from './describe/exceptions.ts';
import { listed, plain, type Said } from './describe/said.ts';
import { looksAtArguments, treatmentOf, type Treatment } from './describe/treatment.ts';
import type { Limit, Policy } from './document.ts';

export { plain };
export { looksAtArguments, treatmentOf, type Treatment };

/** What a policy does to one tool and to the rest of its server, as sentences. */
export interface Described {
  /** What happens to a call of the tool, whatever its arguments. */
  effect: Said;
  /** What happens by the arguments of a call: sentences, each complete. */
  exceptions: Said[];
  /** What gets past the conditions on arguments: sentences, each complete. */
  unseen: string[];
  /** What happens to the rest of the server. */
  rest: string;
}

export function describeForTool(policy: Policy, name: string): Described {
  const treatment = treatmentOf(policy, name);
  const stopped = treatment === 'hidden' || treatment === 'denied';
  const rule = stopped ? {} : (policy.tools?.get(name) ?? {});
  return {
    effect: effectOn(policy, name, treatment),
    exceptions: exceptionsOf(rule),
    unseen: unseenIn(rule),
    rest: effectOnRest(policy, name),
  };
}

function effectOn(policy: Policy, name: string, treatment: Treatment): Said {
  const limits = (policy.tools?.get(name)?.limits ?? []).filter(({ increment_from }) => increment_from === undefined);
  const caps = listed(
    limits.map((limit) => [capOf(limit)]),
    'and',
  );
  const calls: Said = ['Every call of ', { name }];
  switch (treatment) {
    case 'hidden':
      return [{ name }, ' is left out of the list of tools that the agent gets, and every call of it is denied.'];
    case 'denied':
      return [...calls, ' is denied, and the agent is told why.'];
    case 'asked': {
      const through: Said = caps.length > 0 ? ['; ', ...caps, ' go through at all'] : [];
      return [...calls, ' waits for a person to approve it, and no answer means no', ...through, '.'];
    }
    case 'limited':
      if (caps.length === 0) return [{ name }, ' stays usable.'];
      return [{ name }, ' stays usable, but ', ...caps, ' go through; the next one is denied until the window ends.'];
    case 'allowed':
      return [{ name }, ' stays usable without a limit.'];
  }
}

function capOf({ max, window, increment = 1 }: Limit): string {
  const calls = Math.floor(max / increment);
  return `at most ${calls} ${calls === 1 ? 'call' : 'calls'} ${window === 'hour' ? 'an' : 'a'} ${window}`;
}

function effectOnRest(policy: Policy, name: string): string {
  const named = new Set([...(policy.tools?.keys() ?? []), ...(policy.hide ?? [])]);
  named.delete(name);
  if (policy.default === 'allow') {
    return named.size === 0
      ? 'Every other tool of the server stays usable.'
      : 'A tool that the policy does not name stays usable.';
  }
  return named.size === 0
    ? 'Every other tool of the server is denied until you add a rule for it.'
    : 'A tool that the policy does not name is denied.';
}

/** What a policy does to each tool of a server, and the sentences that count them. */
export interface DescribedServer {
  groups: Record<Treatment, string[]>;
  /** The tools of which it also looks at the arguments of a call. */
  checked: ReadonlySet<string>;
  sentence: string;
  rest: string;
}

export function describeForServer(policy: Policy, names: readonly string[]): DescribedServer {
  const groups: Record<Treatment, string[]> = { allowed: [], limited: [], asked: [], denied: [], hidden: [] };
  const distinct = [...new Set(names)];
  for (const name of distinct) groups[treatmentOf(policy, name)].push(name);
  const checked = new Set(distinct.filter((name) => looksAtArguments(policy, name)));
  const parts = (Object.keys(VERBS) as Treatment[])
    .filter((treatment) => groups[treatment].length > 0)
    .map((treatment): Said => [VERBS[treatment](groups[treatment].length)]);
  const does = parts.length === 0 ? 'names no tool' : plain(listed(parts, 'and'));
  const looks = checked.size === 0 ? '' : ` It also decides by the arguments of a call for ${tools(checked.size)}.`;
  return { groups, checked, sentence: `This policy ${does}.${looks}`, rest: effectOnRest(policy, '') };
}

const VERBS: Record<Treatment, (count: number) => string> = {
  allowed: (count) => `allows ${tools(count)} without a limit`,
  limited: (count) => `limits how often ${count === 1 ? '1 tool is called' : `${count} tools are called`}`,
  asked: (count) => `asks a person before every call of ${tools(count)}`,
  denied: (count) => `denies ${tools(count)}`,
  hidden: (count) => `hides ${tools(count)}`,
};

function tools(count: number): string {
  return count === 1 ? '1 tool' : `${count} tools`;
}
