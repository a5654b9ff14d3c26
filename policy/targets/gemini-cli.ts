import { leftToClient, lostBy, unwritable } from './lost.ts';
import { displayed } from './names.ts';
import { tomlText } from './quote.ts';
import { reasonOf } from './reason.ts';
import { stancesOf, type ToolStance } from './stance.ts';
import type { Abilities, Target, TargetInput, Written } from './target.ts';

const abilities: Abilities = {
  ask: true,
  arguments: false,
  limits: false,
  hide: true,
  denyOthers: true,
  reasons: true,
};

/**
 * All above 950, where Gemini CLI keeps what a person chose to allow always; so neither that nor `trust` in the
 * settings of the server, nor an allowed tool on the command line, goes before the policy.
 */
const PRIORITY = { others: 960, allow: 970, ask: 980, deny: 990 };

/** Gemini CLI shortens the full name of a tool beyond this, and then no rule fits it. */
const LONGEST_NAME = 63;

/** Rules of the policy engine of Gemini CLI. Of rules that fit a call, the one with the highest priority decides. */
export const geminiCli: Target = {
  id: 'gemini-cli',
  title: 'Gemini CLI',
  kind: 'enforced',
  file: '~/.gemini/policies/mcp.toml',
  language: 'toml',
  abilities,
  steps: [
    'Save the rules as a file of its own that ends with .toml in ~/.gemini/policies.',
    'mcpName is the name of the server under mcpServers in your settings.json; change it when yours differs.',
    'Start Gemini CLI anew and look at /policies list: the rules have to be there.',
  ],
  gotchas: [
    'A file in .gemini/policies of a project has no effect: the tier of the workspace is switched off (gemini-cli issue 18186).',
    'The server must not have an underscore in its name: Gemini CLI then mistakes which server a tool belongs to.',
    'A denied tool is taken out of what the model sees, so it reads denyMessage only when it calls the tool anyway.',
    'Without a terminal (headless) nobody can be asked, and ask_user means deny.',
    'The documentation shows rules for a whole server without toolName; the parser wants toolName, so they say "*".',
    'An administrator can put the same file into /etc/gemini-cli/policies, where users cannot change it.',
  ],
  documentation: [
    'https://geminicli.com/docs/reference/policy-engine/',
    'https://github.com/google-gemini/gemini-cli/blob/main/docs/reference/policy-engine.md',
  ],
  write,
};

interface Rule {
  mcpName: string;
  toolName: string;
  decision: 'allow' | 'ask_user' | 'deny';
  priority: number;
  denyMessage?: string;
}

function write(input: TargetInput): Written {
  const { tools, others } = stancesOf(input, abilities);
  const server = serverName(input.server);
  const fits = ({ name }: ToolStance) => /^[\w.:-]+$/.test(name) && `mcp_${server}_${name}`.length <= LONGEST_NAME;
  const rules = tools.filter(fits).flatMap((tool) => ruleFor(tool, server, input));
  if (others !== 'allow') rules.push(ruleForOthers(server, others));
  return {
    text: tomlText({ rule: rules }),
    lost: [
      ...lostBy(input, abilities),
      ...leftToClient(others, 'Gemini CLI'),
      ...unwritable(
        tools.filter((tool) => !fits(tool)).map(({ name }) => name),
        { allow: 'Gemini CLI decides by its own settings', ask: 'a person is asked', deny: 'denied' }[others],
      ),
      ...(server === input.server ? [] : [`The server has to be called ${displayed(server)} in the settings.`]),
    ],
  };
}

function ruleFor({ name, stance, named }: ToolStance, server: string, { policy }: TargetInput): Rule[] {
  const at = { mcpName: server, toolName: name };
  if (stance === 'ask') return [{ ...at, decision: 'ask_user', priority: PRIORITY.ask }];
  if (stance === 'deny') {
    // Line breaks would let a message look like more than one.
    const denyMessage = reasonOf(policy, name).replaceAll(/\s+/g, ' ');
    return [{ ...at, decision: 'deny', priority: PRIORITY.deny, denyMessage }];
  }
  return named ? [{ ...at, decision: 'allow', priority: PRIORITY.allow }] : [];
}

function ruleForOthers(server: string, others: 'ask' | 'deny'): Rule {
  const at = { mcpName: server, toolName: '*', priority: PRIORITY.others };
  return others === 'ask'
    ? { ...at, decision: 'ask_user' }
    : { ...at, decision: 'deny', denyMessage: 'The policy does not name this tool.' };
}

/** A name with which the rules fit: no wildcard, nothing that Gemini CLI replaces, and not its own prefix. */
function serverName(name: string): string {
  const plain = name.replaceAll(/[^a-zA-Z0-9.:-]/g, '-');
  return plain === '' || plain === 'mcp' ? `${plain}-server` : plain;
}
