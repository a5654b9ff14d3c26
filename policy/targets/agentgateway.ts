import type { Policy } from '../document.ts';
import { celRule } from './cel.ts';
import { celText } from './cel-tests.ts';
import { clausesOf } from './clauses.ts';
import { lostBy, unwritable } from './lost.ts';
import { isText, yamlText } from './quote.ts';
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

/** Authorization rules of agentgateway, in CEL. A tool is listed, and a call goes through, when one rule is true. */
export const agentgateway: Target = {
  id: 'agentgateway',
  title: 'agentgateway',
  kind: 'enforced',
  file: 'config.yaml',
  language: 'yaml',
  abilities,
  steps: [
    'Add the rules to the configuration of agentgateway: under mcp.policies, or under the policies of the route or backend that the server belongs to.',
    'Each rule names the target that the server is in your configuration; change the name when yours differs.',
    'List the tools with your client: what the policy denies is not in the list.',
  ],
  gotchas: [
    'A call is authorised before mcp.tool.arguments is there, so rules about arguments read the body of the request. agentgateway buffers it up to 2 MiB; a larger request with such a rule is denied.',
    'Without any rule everything is allowed. The text always has one.',
    'The rules allow. A rule that denies does not when its expression fails, so the text has none.',
    'Tools of other targets behind the same rules are denied unless rules of theirs allow them. Prompts and resources are allowed.',
    'Limits of agentgateway count requests or tokens, not calls of a tool.',
  ],
  documentation: [
    'https://agentgateway.dev/docs/standalone/latest/mcp/mcp-authz/',
    'https://agentgateway.dev/docs/standalone/latest/reference/cel/',
    'https://github.com/agentgateway/agentgateway/blob/main/schema/cel.md',
  ],
  write,
};

function write(input: TargetInput): Written {
  const { policy, server } = input;
  const named = [...(policy.tools?.keys() ?? [])].filter((name) => !alwaysDenied(partsOf(policy, name)));
  const othersDenied = alwaysDenied(partsOf(policy, undefined));
  const said = [...named.filter(isText), ...(othersDenied ? [] : [undefined])].map((name) => ({
    name,
    of: { when: celRule(clausesOf(policy, name), 'args') },
  }));
  const target = `mcp.tool.target == ${celText(server.toWellFormed())}`;
  const rules = said.flatMap(({ name, of: { when } }) => {
    if (when === undefined) return [];
    const tool = name === undefined ? notNamed(policy) : [`mcp.tool.name == ${celText(name)}`];
    return [target, ...tool, ...(when === '' ? [] : [ofCalls(when)])].join(' && ');
  });
  return {
    text: yamlText({ mcp: { policies: { mcpAuthorization: { rules: ['!has(mcp.tool)', ...rules] } } } }),
    lost: [
      ...lostBy(input, abilities),
      ...patternsLost(withTools(said, input)),
      ...unwritable(
        named.filter((name) => !isText(name)),
        'every call is denied',
      ),
    ],
  };
}

/** Names that cannot be written exactly are left out as others read them, with U+FFFD. */
function notNamed({ tools, hide = [] }: Policy): string[] {
  const names = [...new Set([...(tools?.keys() ?? []), ...hide].map((name) => name.toWellFormed()))];
  return names.length === 0 ? [] : [`!(mcp.tool.name in [${names.map(celText).join(', ')}])`];
}

/** The same rules decide what is listed, where there are no arguments. A list of one element stands for a variable. */
function ofCalls(when: string): string {
  const args = '"arguments" in params ? params["arguments"] : null';
  return `(json(request.body).method == "tools/list" || [json(request.body).params].all(params, [${args}].all(args, ${when})))`;
}

function patternsLost(said: readonly Said<{ when: string | undefined }>[]): string[] {
  const denied = subjectOf(said, ({ when }) => when === undefined);
  const matching = subjectOf(said, ({ when }) => when?.includes('.matches(') ?? false);
  return [
    ...(denied
      ? [`Some patterns mean something else to agentgateway and are not written: every call of ${denied} is denied.`]
      : []),
    ...(matching
      ? [`Longer than 65,536 bytes, a text is not compared with a pattern: calls of ${matching} are denied then.`]
      : []),
  ];
}
