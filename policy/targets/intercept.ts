import type { Policy } from '../document.ts';
import { interceptRules, type Difference, type InterceptRule, type InterceptRules } from './intercept-rules.ts';
import { lostBy, unwritable } from './lost.ts';
import { listed } from './names.ts';
import { isText, yamlKey, yamlText } from './quote.ts';
import { reasonOf } from './reason.ts';
import { stancesOf, type ToolStance } from './stance.ts';
import type { Abilities, Target, TargetInput, Written } from './target.ts';

const abilities: Abilities = {
  ask: false,
  arguments: true,
  limits: true,
  hide: true,
  denyOthers: true,
  reasons: true,
};

/** The policy of the open-source proxy Intercept. */
export const intercept: Target = {
  id: 'intercept',
  title: 'Intercept',
  kind: 'enforced',
  file: 'policy.yaml',
  language: 'yaml',
  abilities,
  steps: [
    'Save the policy as policy.yaml and check it: intercept validate -c policy.yaml.',
    'In the client, replace the command of the server by: intercept -c policy.yaml -- <the command that starts the server>.',
    'Remove every other way to the server from the client.',
  ],
  gotchas: [
    'Intercept leaves a list of tools that it cannot parse as it is, so hidden tools can be seen then; calls of them are denied all the same.',
    'A rule of Intercept says what must hold, so what our deny_if denies is written the other way round.',
    'Rules with counters pass when no store is configured; keep the default store.',
  ],
  documentation: ['https://github.com/PolicyLayer/Intercept/blob/main/POLICY.md'],
  write,
};

function write(input: TargetInput): Written {
  const { policy } = input;
  const { tools, others } = stancesOf(input, abilities);
  const listing = others === 'deny';
  const names = tools.filter(({ name }) => isText(name) && name !== '*');
  const rules = names
    .filter(({ hidden, named }) => named && !hidden)
    .map((tool) => ({ name: tool.name, ...rulesFor(tool, policy) }));
  const general = interceptRules(policy.all_tools ?? {}, '_global');
  const hidden = [...new Set(policy.hide ?? [])].filter((name) => isText(name) && name.trim() !== '');
  return {
    text: yamlText({
      version: '1',
      default: listing ? 'deny' : 'allow',
      ...(hidden.length > 0 && { hide: hidden }),
      tools: new Map<unknown, { rules: InterceptRule[] }>([
        ...rules.map((it) => [yamlKey(it.name), { rules: it.rules }] as const),
        ...(general.rules.length > 0 ? [[yamlKey('*'), { rules: general.rules }] as const] : []),
      ]),
    }),
    lost: [
      ...lostBy(input, abilities),
      ...differences(rules, general),
      ...countersLost(policy),
      ...unwritable(
        tools.filter((tool) => !names.includes(tool)).map(({ name }) => name),
        listing ? 'it is denied unless the rules for all tools let it through' : 'not denied here',
      ),
    ],
  };
}

function rulesFor({ name, stance }: ToolStance, policy: Policy): InterceptRules {
  // A counter is named by a path, in which the name of the tool ends at a dot.
  const scope = name.includes('.') || name === '_global' ? undefined : name;
  if (stance !== 'deny') return interceptRules(policy.tools?.get(name) ?? {}, scope);
  return { rules: [{ name: 'denied', action: 'deny', on_deny: reasonOf(policy, name) }], differences: new Set() };
}

const SENTENCES: Record<Difference, (tools: string) => string> = {
  'always denied': (tools) => `Intercept cannot write every condition: every call of ${tools} is denied.`,
  'denied by one of several': (tools) =>
    `Intercept has no "or": a call of ${tools} is denied as soon as one of several conditions holds.`,
  'denied when absent': (tools) =>
    `A call of ${tools} is denied, too, when an argument that a condition looks at is absent or null.`,
  'long texts': (tools) =>
    `Patterns are also tested on texts of more than 65,536 characters; the policy denies such calls of ${tools}.`,
  'not limited': (tools) => `Intercept cannot name the counters of ${tools}: the policy's limits are not kept.`,
};

function differences(rules: readonly (InterceptRules & { name: string })[], general: InterceptRules): string[] {
  return (Object.keys(SENTENCES) as Difference[]).flatMap((difference) => {
    const names = rules.filter((it) => it.differences.has(difference)).map(({ name }) => name);
    return [
      ...(general.differences.has(difference) ? [SENTENCES[difference]('any tool')] : []),
      ...(names.length > 0 ? [SENTENCES[difference](listed(names))] : []),
    ];
  });
}

function countersLost(policy: Policy): string[] {
  const limits = [policy.all_tools ?? {}, ...(policy.tools?.values() ?? [])].flatMap((rule) => rule.limits ?? []);
  const counters = limits.map(({ counter, scope, window }) => JSON.stringify([counter, scope, window]));
  const fractions = limits.some(
    ({ increment = 1, increment_from, max }) =>
      increment_from !== undefined || !Number.isInteger(increment) || !Number.isInteger(max),
  );
  return [
    ...(limits.some(({ scope }) => scope !== 'server')
      ? ['Limits count all who use one running Intercept together, not each grant or session apart.']
      : []),
    ...(new Set(counters).size < counters.length
      ? ['Counters that several limits share are counted for each limit apart.']
      : []),
    ...(fractions
      ? ['Only whole numbers are counted: of an amount in a call, what follows the decimal point is left out.']
      : []),
  ];
}
