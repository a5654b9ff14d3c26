import { lostBy, unwritable } from './lost.ts';
import { displayed } from './names.ts';
import { isText, yamlKey, yamlText } from './quote.ts';
import { stancesOf } from './stance.ts';
import type { Abilities, Target, TargetInput, Written } from './target.ts';

const abilities: Abilities = {
  ask: false,
  arguments: false,
  limits: false,
  hide: true,
  denyOthers: true,
  reasons: false,
};

/** The lists of tools of a server in the configuration of the LiteLLM proxy. */
export const litellm: Target = {
  id: 'litellm',
  title: 'LiteLLM proxy',
  kind: 'enforced',
  file: 'config.yaml',
  language: 'yaml',
  abilities,
  steps: [
    'Add the lists to the entry of the server under mcp_servers in config.yaml of the proxy.',
    'Start the proxy anew and list the tools with a key of a team that has the server.',
    'Remove the server itself from the configuration of the clients, so that they use the proxy only.',
  ],
  gotchas: [
    'An empty allowed_tools is read as no list at all, so a server without an allowed tool has to be removed from mcp_servers.',
    'The lists hold for everyone who may use the server; keys and teams can narrow them further.',
    'The name of a server must not have "-" in it: it parts the server from the tool in the names that clients see.',
    'A denied tool is not listed, so the model is not told that it is denied.',
  ],
  documentation: ['https://docs.litellm.ai/docs/mcp_control', 'https://docs.litellm.ai/docs/mcp'],
  write,
};

function write(input: TargetInput): Written {
  const { tools, others } = stancesOf(input, abilities);
  const server = input.server.toWellFormed().replaceAll(/[^\w.]/g, '_');
  const names = (stance: string) => tools.filter((it) => it.stance === stance).map(({ name }) => name);
  const allowed = names('allow').filter(isText);
  // Named too, although the other list is enough: LiteLLM also compares names without what stands before their first "-".
  const denied = names('deny').filter(isText);
  const lists = {
    ...(others === 'deny' && { allowed_tools: allowed }),
    ...(denied.length > 0 && { disallowed_tools: denied }),
  };
  return {
    text: yamlText({ mcp_servers: new Map([[yamlKey(server), lists]]) }),
    lost: [
      ...lostBy(input, abilities),
      ...(others === 'deny' && allowed.length === 0
        ? [
            'LiteLLM reads an empty list as no list: tools that the text does not name are not denied, so remove the server.',
          ]
        : []),
      ...unwritable(
        tools.filter(({ name }) => !isText(name)).map(({ name }) => name),
        others === 'deny' ? 'denied' : 'not denied here',
      ),
      ...(server === input.server ? [] : [`The server has to be called ${displayed(server)} in the configuration.`]),
    ],
  };
}
