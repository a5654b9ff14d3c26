import type { Condition, Policy } from '../document.ts';
import type { Scalar } from '../language/condition.ts';
import { readPath } from '../language/path.ts';
import type { CedarArgument } from './cedar-conditions.ts';
import { cedarRule, type CedarRule } from './cedar-rules.ts';
import { cedarText } from './cedar.ts';
import { clausesOf } from './clauses.ts';
import { lostBy, unwritable } from './lost.ts';
import { isText, jsonText } from './quote.ts';
import { alwaysDenied, partsOf } from './stance.ts';
import { subjectOf, withTools, type Said } from './subjects.ts';
import type { Abilities, Target, TargetInput, Written } from './target.ts';

const abilities: Abilities = {
  ask: false,
  arguments: true,
  limits: false,
  hide: true,
  denyOthers: true,
  reasons: false,
};

/** Cedar policies of ToolHive. Whatever no policy permits is denied, and so is a call for which a policy fails. */
export const toolhive: Target = {
  id: 'toolhive',
  title: 'ToolHive',
  kind: 'enforced',
  file: 'authz-config.json',
  language: 'json',
  abilities,
  steps: [
    'Save the text as authz-config.json.',
    'Start the server with it: thv run --authz-config authz-config.json, followed by the name of the server. In Kubernetes, the same policies go into the authzConfig of the MCPServer.',
    'List the tools with your client: what the policy denies is not in the list.',
  ],
  gotchas: [
    'Tools are listed as if they were called without arguments: a tool whose arguments are needed to permit a call can be called, but is not in the list.',
    'Lists and objects in arguments cannot be looked into; ToolHive only sees that they are there.',
    'Numbers are cut to four decimals, so a number equal to one of the policy counts against the call.',
    'Prompts and resources need permits of their own. The text permits them all, as a policy is about tools alone.',
    'ToolHive asks for a signed-in client; without a subject in its token every call is denied.',
  ],
  documentation: [
    'https://docs.stacklok.com/toolhive/reference/authz-policy-reference',
    'https://docs.stacklok.com/toolhive/concepts/cedar-policies',
    'https://github.com/stacklok/toolhive/blob/main/docs/authz.md',
  ],
  write,
};

function write(input: TargetInput): Written {
  const { policy } = input;
  const named = [...(policy.tools?.keys() ?? [])].filter((name) => !alwaysDenied(partsOf(policy, name)));
  const othersDenied = alwaysDenied(partsOf(policy, undefined));
  const said = [...named.filter(isText), ...(othersDenied ? [] : [undefined])].map((name) => ({
    name,
    of: cedarRule(clausesOf(policy, name), argumentOf),
  }));
  const policies = [
    ...said.flatMap(({ name, of: { when } }) =>
      name === undefined
        ? permitOthers(policy, when)
        : permit('call_tool', `resource == Tool::${cedarText(name)}`, when),
    ),
    ...permit('get_prompt', 'resource', ''),
    ...permit('read_resource', 'resource', ''),
  ];
  return {
    text: jsonText({ version: '1.0', type: 'cedarv1', cedar: { policies, entities_json: '[]' } }),
    lost: [
      ...lostBy(input, abilities),
      ...argumentsLost(withTools(said, input)),
      ...unwritable(
        named.filter((name) => !isText(name)),
        'every call is denied',
      ),
    ],
  };
}

/** Names that cannot be written exactly are left out as ToolHive reads them, with U+FFFD. */
function permitOthers({ tools, hide = [] }: Policy, when: string | undefined): string[] {
  if (when === undefined) return [];
  const named = [...new Set([...(tools?.keys() ?? []), ...hide].map((name) => name.toWellFormed()))];
  if (named.length === 0) return permit('call_tool', 'resource', when);
  const exception = `![${named.map((name) => `Tool::${cedarText(name)}`).join(', ')}].contains(resource)`;
  return permit('call_tool', 'resource', when === '' ? exception : `${exception}\n  && ${when}`);
}

function permit(action: string, resource: string, when: string | undefined): string[] {
  if (when === undefined) return [];
  return [
    `permit(principal, action == Action::"${action}", ${resource})${when === '' ? '' : ` when {\n  ${when}\n}`};`,
  ];
}

/**
 * ToolHive puts texts, booleans and numbers into the context as `arg_x`, and of anything else only `arg_x_present`. A
 * number that no decimal holds, from about 922 trillion up, it leaves out without a trace. What is not there can
 * therefore be such a number, which matters unless the condition is about a text that no such number prints as.
 */
function argumentOf(condition: Condition): CedarArgument | undefined {
  const read = readPath(condition.path);
  const [name, ...rest] = 'problem' in read ? [] : read.steps;
  if (typeof name !== 'string' || rest.length > 0 || !isText(name) || name.endsWith('_present')) return undefined;
  const key = cedarText(`arg_${name}`);
  const absent = `!(context has ${key} || context has ${cedarText(`arg_${name}_present`)})`;
  return {
    present: `context has ${key}`,
    absent: comparesTexts(condition) ? absent : undefined,
    value: `context[${key}]`,
    integers: 'decimal',
  };
}

function comparesTexts({ op, value }: Condition): boolean {
  if (op !== 'eq' && op !== 'in' && op !== 'contains') return false;
  const values: readonly Scalar[] = Array.isArray(value) ? value : [value];
  return values.every((it) => typeof it === 'string' && !/^[\d.e+-]*$/i.test(it));
}

function argumentsLost(said: readonly Said<CedarRule>[]): string[] {
  const denied = subjectOf(said, ({ when }) => when === undefined);
  const stricter = subjectOf(said, ({ when, looksAtArguments }) => when !== undefined && looksAtArguments);
  return [
    ...(denied ? [`Cedar cannot write every condition: every call of ${denied} is denied.`] : []),
    ...(stricter
      ? [
          `What an argument is cannot always be told: calls of ${stricter} are denied, too, where a condition looks at a null, a list, an object, a value of another type or a number equal to its own, and mostly where there is no argument.`,
          `Tools are listed as if they were called without arguments; where such a call is denied, the model does not see ${stricter}.`,
          `A number beyond 922337203685477 counts as no argument where a text is compared in calls of ${stricter}.`,
        ]
      : []),
  ];
}
