import { lostBy, unwritable } from './lost.ts';
import { isShellText, shellWord } from './quote.ts';
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

/** The list of tools that a profile of the Docker MCP gateway offers. Always as a list of what is allowed. */
export const docker: Target = {
  id: 'docker',
  title: 'Docker MCP gateway',
  kind: 'enforced',
  file: 'a terminal',
  language: 'shell',
  abilities,
  steps: [
    'Set PROFILE to the id of the profile that has the server: docker mcp profile ls.',
    'Run the command. It takes all tools of the server away and gives back those that the policy allows.',
    'Look at the result with docker mcp profile show "$PROFILE", and start the gateway with docker mcp gateway run --profile "$PROFILE".',
  ],
  gotchas: [
    'The name before the dot is the name of the server in the profile, which can differ from the name in your client.',
    'Without this command, a profile offers all tools of a server.',
    'A denied tool is not there, so the model is not told that it is denied.',
    'docker mcp policy is about secrets, not about tools.',
    'docker mcp gateway run --tools compares names without regard to case, so the command does not use it.',
  ],
  documentation: [
    'https://docs.docker.com/reference/cli/docker/mcp/profile/tools',
    'https://github.com/docker/mcp-gateway/blob/main/docs/profiles.md',
  ],
  write,
};

function write(input: TargetInput): Written {
  const { tools, others } = stancesOf(input, abilities);
  // The first dot parts the server from the tool, and a profile cannot say it otherwise.
  const server = isShellText(input.server) && input.server !== '' && !input.server.includes('.');
  const allowed = tools.filter(({ stance }) => stance === 'allow').map(({ name }) => name);
  const enabled = server ? allowed.filter(isShellText) : [];
  const words = ['docker mcp profile tools "$PROFILE"', ...options(server ? input.server : 'SERVER', enabled)];
  return {
    text: `${words.join(' \\\n  ')}\n`,
    lost: [
      ...lostBy(input, abilities),
      ...(others === 'allow'
        ? ['Tools that the server gets later are denied until you enable them, where the policy allows them.']
        : []),
      ...unwritable(
        allowed.filter((name) => !enabled.includes(name)),
        'denied',
      ),
      ...(server
        ? []
        : ['The name of the server cannot be written here: give it one without a dot in place of SERVER.']),
    ],
  };
}

function options(server: string, enabled: readonly string[]): string[] {
  return [`--disable-all ${shellWord(server)}`, ...enabled.map((name) => `--enable ${shellWord(`${server}.${name}`)}`)];
}
