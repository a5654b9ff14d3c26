import { pointerToken } from '../../catalog/pointer.ts';
import type { Policy } from '../document.ts';
import { clausesOf, type Clause } from './clauses.ts';
import { regoLiteral, regoTerm } from './rego.ts';

/** A result, and what must hold for it. */
interface Rule {
  result: string;
  when: string[];
}

/**
 * The results of a policy in the order in which they are tried, each with what must hold for it.
 * @param named the tools with rules, hidden ones left out; their names have to be well formed
 */
export function regoRules(policy: Policy, named: readonly string[]): string[] {
  const rules = [
    denied('', 'The input names no tool.', ['not is_string(input.tool)']),
    ...hiding(policy),
    ...unlike(policy),
    ...(policy.default === 'deny'
      ? [
          denied('/default', 'The policy does not name this tool, and denies what it does not name.', [
            'not named[input.tool]',
          ]),
        ]
      : []),
    ...objections(policy, named),
    {
      result: '{"allow": true, "ask": false, "reason": "", "rule": object.get(named, input.tool, "/default")}',
      when: [],
    },
  ];
  const last = rules.findIndex(({ when }) => when.length === 0);
  return rules.slice(0, last + 1).map(written);
}

/** Whether a text in a clause for the tool cannot be written, so that the clause has fewer ways to be fulfilled. */
export function unwrittenIn(policy: Policy, name: string | undefined): boolean {
  return clausesOf(policy, name).some(({ anyOf }) => anyOf.some((literal) => regoLiteral(literal) === undefined));
}

function hiding({ hide = [] }: Policy): Rule[] {
  return [...new Set(hide)].map((name) =>
    denied(
      `/hide/${hide.indexOf(name)}`,
      'The policy hides this tool.',
      name === '*' ? [] : [`input.tool == ${regoTerm(name.toWellFormed())}`],
    ),
  );
}

/** OPA cannot tell these names from others: it reads them as they are here. */
function unlike({ tools }: Policy): Rule[] {
  return [...(tools?.keys() ?? [])]
    .filter((name) => !name.isWellFormed())
    .map((name) => name.toWellFormed())
    .map((name) =>
      denied(`/tools/${pointerToken(name)}`, 'The name of this tool cannot be told from others.', [
        `input.tool == ${regoTerm(name)}`,
      ]),
    );
}

/** Stage by stage, and in each what is about all tools first. */
function objections(policy: Policy, named: readonly string[]): Rule[] {
  const clauses = [
    ...clausesOf(policy, undefined).map((clause) => ({ clause, tool: undefined })),
    ...named.flatMap((tool) =>
      clausesOf(policy, tool)
        .filter(({ rule }) => rule.startsWith('/tools/'))
        .map((clause) => ({ clause, tool })),
    ),
  ];
  return (['rule', 'amount', 'approval'] as const).flatMap((stage) =>
    clauses.filter(({ clause }) => clause.stage === stage).map(({ clause, tool }) => objection(clause, tool)),
  );
}

function objection({ stage, anyOf, rule, reason }: Clause, tool: string | undefined): Rule {
  const when = [
    ...(tool === undefined ? [] : [`input.tool == ${regoTerm(tool)}`]),
    ...anyOf.flatMap((literal) => regoLiteral(literal) ?? []).map((literal) => `not ${literal}`),
  ];
  return stage === 'approval' ? { result: answer('asked', rule, reason), when } : denied(rule, reason, when);
}

function denied(rule: string, reason: string, when: string[]): Rule {
  return { result: answer('denied', rule, reason), when };
}

function answer(name: 'denied' | 'asked', rule: string, reason: string): string {
  return `${name}(${regoTerm(rule.toWellFormed())}, ${regoTerm(reason.toWellFormed())})`;
}

function written({ result, when }: Rule): string {
  if (when.length < 2) return [result, ...when].join(' if ');
  return `${result} if {\n${when.map((line) => `\t${line}`).join('\n')}\n}`;
}
