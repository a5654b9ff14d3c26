import { leftToClient, lostBy, unwritable } from './lost.ts';
import { isText, tomlText } from './quote.ts';
import { stancesOf, type Stances } from './stance.ts';
import type { Abilities, Target, TargetInput, Written } from './target.ts';

const abilities: Abilities = {
  ask: true,
  arguments: false,
  limits: false,
  hide: true,
  denyOthers: true,
  reasons: false,
};

/** The lists of tools and the approval modes of a server in the configuration of Codex. */
export const codex: Target = {
  id: 'codex',
  title: 'Codex',
  kind: 'enforced',
  file: '~/.codex/config.toml',
  language: 'toml',
  abilities,
  steps: [
    'Add the lines to the table of the server in ~/.codex/config.toml. A table may stand in the file only once: put the keys under the header that is there.',
    'The name in the header is the name of the server in your configuration; change it when yours differs.',
    'Start Codex anew and look at /mcp: denied tools are not listed.',
  ],
  gotchas: [
    'The lists filter which tools Codex registers: a denied tool is not there, so the model is not told that it is denied.',
    'disabled_tools is applied after enabled_tools.',
    'approval_mode "approve" means approved without asking; "prompt" asks before every call.',
    'A person who answers that a tool is approved for the session is not asked again in it.',
  ],
  documentation: [
    'https://developers.openai.com/codex/config-reference',
    'https://developers.openai.com/codex/mcp',
    'https://github.com/openai/codex/blob/main/codex-rs/config/src/mcp_types.rs',
  ],
  write,
};

function write(input: TargetInput): Written {
  const { tools, others } = stancesOf(input, abilities);
  const written = { others, tools: tools.filter(({ name }) => isText(name)) };
  return {
    text: tomlText({ mcp_servers: Object.fromEntries([[input.server.toWellFormed(), server(written)]]) }),
    lost: [
      ...lostBy(input, abilities),
      ...leftToClient(others, 'Codex'),
      ...unwritable(
        tools.filter(({ name }) => !isText(name)).map(({ name }) => name),
        others === 'deny' ? 'denied' : 'Codex decides by its own settings whether a person is asked',
      ),
    ],
  };
}

function server({ tools, others }: Stances): Record<string, unknown> {
  const denied = tools.filter(({ stance }) => stance === 'deny').map(({ name }) => name);
  const usable = tools.filter(({ stance }) => stance !== 'deny').map(({ name }) => name);
  // What is usable and has no mode of its own is asked about, also when somebody adds it to the list later.
  const asksByDefault = others !== 'allow';
  const modes = tools.flatMap(({ name, stance, named }): [string, object][] => {
    if (stance === 'allow' && named) return [[name, { approval_mode: 'approve' }]];
    return stance === 'ask' && !asksByDefault ? [[name, { approval_mode: 'prompt' }]] : [];
  });
  return {
    ...(others === 'deny' ? { enabled_tools: usable } : denied.length > 0 && { disabled_tools: denied }),
    ...(asksByDefault && { default_tools_approval_mode: 'prompt' }),
    ...(modes.length > 0 && { tools: Object.fromEntries(modes) }),
  };
}
