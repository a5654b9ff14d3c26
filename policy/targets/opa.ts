import { pointerToken } from '../../catalog/pointer.ts';
import { lostBy, PERSON_NOT_TOLD, unwritable } from './lost.ts';
import { REGO_LIBRARY } from './rego-library.ts';
import { regoRules, unwrittenIn } from './rego-rules.ts';
import { regoTerm } from './rego.ts';
import { isHidden } from './stance.ts';
import { subjectOf, withTools } from './subjects.ts';
import type { Abilities, Target, TargetInput, Written } from './target.ts';

const abilities: Abilities = {
  ask: true,
  arguments: true,
  limits: false,
  hide: true,
  denyOthers: true,
  reasons: true,
};

/** A module of Rego for Open Policy Agent. What it takes and gives is described in docs/targets.md. */
export const opa: Target = {
  id: 'opa',
  title: 'Open Policy Agent',
  kind: 'enforced',
  file: 'policy.rego',
  language: 'rego',
  abilities,
  steps: [
    'Save the text as policy.rego and check it: opa check --strict policy.rego.',
    'Start OPA with it, or add it to your bundle: opa run --server policy.rego.',
    'Have your gateway ask before each call: POST /v1/data/mcp/SERVER/result, with SERVER as in the first line of the text, and {"input": {"tool": "…", "arguments": {…}}}.',
    'Forward the call only when allow is true. When ask is true, ask a person and show the reason; otherwise give the reason to the model.',
    'Leave the tools in /v1/data/mcp/SERVER/hidden out of the list of tools; "*" stands for all.',
  ],
  gotchas: [
    'OPA blocks nothing itself: what asks it has to refuse a call without an answer, and one whose answer does not say that allow is true.',
    'Give OPA and the server the same text: parse the call, write it anew, and send that to both. OPA reads numbers more exactly than most servers do, and stops at a number with a very large exponent.',
    'OPA reads half of a surrogate pair as U+FFFD.',
    'The text needs OPA 0.59 or later.',
  ],
  documentation: [
    'https://www.openpolicyagent.org/docs/policy-language',
    'https://www.openpolicyagent.org/docs/rest-api',
    'https://www.openpolicyagent.org/docs/integration',
  ],
  write,
};

function write(input: TargetInput): Written {
  const { policy, server } = input;
  const { hide = [] } = policy;
  const named = [...(policy.tools?.keys() ?? [])].filter((name) => !isHidden(policy, name));
  const written = named.filter((name) => name.isWellFormed());
  const rules = regoRules(policy, written);
  const address = `mcp[${regoTerm(server.toWellFormed())}]`;
  const text = [
    `# Decides calls of an MCP server: data.${address}.result for the input {"tool": "...", "arguments": {...}}.\npackage ${address}`,
    'import rego.v1',
    `# What to leave out of the list of tools; "*" stands for all.\nhidden := ${regoTerm([...new Set(hide.map((name) => name.toWellFormed()))])}`,
    `# The rules by the names of their tools.\nnamed := ${regoTerm(Object.fromEntries(written.map((name) => [name, `/tools/${pointerToken(name)}`])))}`,
    `# The first that applies decides.\nresult := ${rules.join('\n\nelse := ')}`,
    'denied(rule, reason) := {"allow": false, "ask": false, "reason": reason, "rule": rule}',
    'asked(rule, reason) := {"allow": false, "ask": true, "reason": reason, "rule": rule}',
    ...(rules.some((rule) => rule.includes('not surely')) ? [REGO_LIBRARY.trimEnd()] : []),
  ];
  const said = [...written, undefined].map((name) => ({ name, of: unwrittenIn(policy, name) }));
  const strict = subjectOf(withTools(said, input), (unwritten) => unwritten);
  return {
    text: `${text.join('\n\n')}\n`,
    lost: [
      ...lostBy(input, abilities).filter((sentence) => sentence !== PERSON_NOT_TOLD),
      ...(strict
        ? [
            `Not every text of a condition can be written: calls of ${strict} are denied or asked about, whatever it is.`,
          ]
        : []),
      ...unwritable(
        named.filter((name) => !name.isWellFormed()),
        'every call is denied',
      ),
    ],
  };
}
