import type { Condition } from '../document.ts';
import { readPath } from '../language/path.ts';
import type { CedarArgument } from './cedar-conditions.ts';
import { cedarRule } from './cedar-rules.ts';
import { cedarText } from './cedar.ts';
import { clausesOf } from './clauses.ts';
import { lostBy, unwritable } from './lost.ts';
import { isText } from './quote.ts';
import { alwaysDenied, namesOf, partsOf } from './stance.ts';
import { subjectOf, type Said } from './subjects.ts';
import type { Abilities, Target, TargetInput, Written } from './target.ts';

const abilities: Abilities = {
  ask: false,
  arguments: true,
  limits: false,
  hide: true,
  denyOthers: true,
  reasons: false,
};

/** Stands where the text needs the ARN of the gateway. */
const GATEWAY = 'arn:aws:bedrock-agentcore:REGION:ACCOUNT:gateway/GATEWAY';
const LONGEST_STATEMENT = 10_000;

/** Cedar policies of Amazon Bedrock AgentCore. Whatever no policy permits is denied. */
export const agentcore: Target = {
  id: 'agentcore',
  title: 'Amazon Bedrock AgentCore',
  kind: 'enforced',
  file: 'policies.cedar',
  language: 'cedar',
  abilities,
  steps: [
    `Replace ${GATEWAY} by the ARN of your gateway, and the part of each action before the three underscores by the name of the gateway target, when yours differs.`,
    'Create one policy in your policy engine for each permit, because the engine takes them one by one.',
    'Attach the engine to the gateway in the mode ENFORCE. In the mode LOG_ONLY nothing is denied.',
  ],
  gotchas: [
    'A forbid that fails because of a type does not forbid, so the text has permits only: what fails is denied.',
    'Whole numbers are compared as Long. When the schema of the tool says "number" instead of "integer", AgentCore refuses the policy; write decimal("…") and lessThan or greaterThan then.',
    'No decimal holds a number of 922 trillion or more, so a call with one is not permitted where the schema says "number".',
    'A policy that looks at an argument that the schema of the tool does not have is refused.',
    'For a gateway that authenticates with IAM, change AgentCore::OAuthUser to AgentCore::IamEntity.',
    'Cedar has no patterns for the names of actions, so a tool that is added later is denied until the text is written anew.',
    'Prompts and resources are always allowed by the gateway.',
  ],
  documentation: [
    'https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/policy-scope.html',
    'https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/policy-schema-constraints.html',
    'https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/policy-limitations-section.html',
    'https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/use-gateway-with-policy.html',
  ],
  write,
};

function write(input: TargetInput): Written {
  const { policy, server } = input;
  const usable = namesOf(policy, input.tools).filter((name) => !alwaysDenied(partsOf(policy, name)));
  const said = usable.filter(isText).map((name) => {
    const { when, looksAtArguments } = cedarRule(clausesOf(policy, name), argumentOf);
    const text = when === undefined ? undefined : permit(server.toWellFormed(), name, when);
    return { name, of: { text, looksAtArguments } };
  });
  const written = said.flatMap(({ of: { text } }) =>
    text === undefined || text.length > LONGEST_STATEMENT ? [] : text,
  );
  return {
    text: written.length === 0 ? '// Nothing is permitted.\n' : `${written.join('\n\n')}\n`,
    lost: [
      ...lostBy(input, abilities),
      ...differences(said),
      ...(alwaysDenied(partsOf(policy, undefined))
        ? []
        : ['Tools that the text does not name are denied, although the policy allows what it does not name.']),
      ...unwritable(
        usable.filter((name) => !isText(name)),
        'every call is denied',
      ),
    ],
  };
}

function permit(server: string, name: string, when: string): string {
  const scope = [
    'principal is AgentCore::OAuthUser',
    `action == AgentCore::Action::${cedarText(`${server}___${name}`)}`,
    `resource == AgentCore::Gateway::"${GATEWAY}"`,
  ];
  return `permit(\n  ${scope.join(',\n  ')}\n)${when === '' ? '' : ` when {\n  ${when}\n}`};`;
}

/** Arguments keep their structure in `context.input`, but a list is a set, without an order. */
function argumentOf({ path }: Condition): CedarArgument | undefined {
  const read = readPath(path);
  if ('problem' in read) return undefined;
  const names = read.steps.filter((step) => typeof step === 'string').filter(isText);
  if (names.length < read.steps.length) return undefined;
  const keys = names.map(cedarText);
  const holders = keys.map((_, i) => ['context.input', ...keys.slice(0, i).map((key) => `[${key}]`)].join(''));
  const present = keys.map((key, i) => `${holders[i] ?? ''} has ${key}`).join(' && ');
  return {
    present,
    absent: `!(${present})`,
    value: `context.input${keys.map((key) => `[${key}]`).join('')}`,
    integers: 'long',
  };
}

interface Statement {
  /** Undefined when no call can be permitted. */
  text: string | undefined;
  looksAtArguments: boolean;
}

function differences(said: readonly Said<Statement>[]): string[] {
  const denied = subjectOf(said, ({ text }) => text === undefined);
  const long = subjectOf(said, ({ text = '' }) => text.length > LONGEST_STATEMENT);
  const stricter = subjectOf(said, ({ text, looksAtArguments }) => text !== undefined && looksAtArguments);
  return [
    ...(denied ? [`Cedar cannot write every condition: every call of ${denied} is denied.`] : []),
    ...(long
      ? [`A policy may have 10,000 characters: every call of ${long} is denied, where it would be longer.`]
      : []),
    ...(stricter
      ? [
          `Cedar cannot write every condition for every type: calls of ${stricter} are denied, too, where a condition looks at a null, at elements of a list or at a value of another type, and where it has a pattern and the argument is there.`,
        ]
      : []),
  ];
}
