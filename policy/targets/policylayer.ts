import type { Limit } from '../document.ts';
import { lostBy } from './lost.ts';
import { listed } from './names.ts';
import { jsonText } from './quote.ts';
import { reasonOf } from './reason.ts';
import { partsOf, stancesOf, type ToolStance } from './stance.ts';
import type { Abilities, Target, TargetInput, Written } from './target.ts';

const abilities: Abilities = {
  ask: false,
  arguments: false,
  limits: true,
  hide: true,
  denyOthers: true,
  reasons: true,
};

/** The policy of the hosted PolicyLayer gateway: only keys and values that its public documentation shows. */
export const policylayer: Target = {
  id: 'policylayer',
  title: 'PolicyLayer',
  kind: 'enforced',
  file: 'policy.json',
  language: 'json',
  abilities,
  steps: [
    'Open the server in PolicyLayer and paste the document as its policy (Raw JSON).',
    'Attach the policy to the grants of the server: a grant without a policy denies every call.',
    'Point the client at the address of the proxy, and remove every other way to the server.',
  ],
  gotchas: [
    'The public documentation does not show the operators of conditions, approvals, windows of a day, or limits that add up an argument, so none of them is written.',
    'Hidden tools are taken out of the list over streamable HTTP.',
  ],
  documentation: ['https://policylayer.com/docs/writing-policies'],
  write,
};

function write(input: TargetInput): Written {
  const { policy } = input;
  const { tools, others } = stancesOf(input, abilities);
  const limits = policy.all_tools?.limits ?? [];
  const rules = tools
    .filter(({ hidden, named }) => named && !hidden)
    .map((tool) => [tool.name, ruleFor(tool, input)] as const);
  const unkept = tools.filter(
    ({ name, stance }) => stance === 'allow' && ownLimits(input, name).some((it) => !isShown(it)),
  );
  return {
    text: jsonText({
      version: '1',
      default: others === 'deny' ? 'deny' : 'allow',
      ...(policy.hide && { hide: [...new Set(policy.hide)] }),
      ...(limits.some(isShown) && { all_tools: { limits: limits.filter(isShown).map(limitText) } }),
      tools: Object.fromEntries(rules),
    }),
    lost: [
      ...lostBy(input, abilities),
      ...(unkept.length > 0
        ? [`Not every limit on ${listed(unkept.map(({ name }) => name))} is kept: ${NOT_SHOWN}`]
        : []),
      ...(limits.every(isShown) ? [] : [`Not every limit on the server as a whole is kept: ${NOT_SHOWN}`]),
    ],
  };
}

const NOT_SHOWN =
  'the public documentation shows only limits that count the calls of a grant in a minute or an hour, one by one.';

function ruleFor({ name, stance }: ToolStance, input: TargetInput): object {
  if (stance === 'deny') return { deny_if: [{ conditions: [], on_deny: reasonOf(input.policy, name) }] };
  const limits = ownLimits(input, name).filter(isShown).map(limitText);
  return limits.length > 0 ? { limits } : {};
}

function ownLimits({ policy }: TargetInput, name: string): Limit[] {
  return partsOf(policy, name)?.[1]?.limits ?? [];
}

/** A limit of a session is written as one of the grant, which has room for less. */
function isShown({ window, scope, increment, increment_from }: Limit): boolean {
  return window !== 'day' && scope !== 'server' && increment_from === undefined && (increment ?? 1) === 1;
}

function limitText({ counter, window, max }: Limit): object {
  return { counter, window, max, scope: 'grant' };
}
