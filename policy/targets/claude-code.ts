import { leftToClient, lostBy, unwritable } from './lost.ts';
import { jsonText } from './quote.ts';
import { stancesOf, type Stance } from './stance.ts';
import type { Abilities, Target, TargetInput, Written } from './target.ts';

const abilities: Abilities = {
  ask: true,
  arguments: false,
  limits: false,
  hide: false,
  denyOthers: false,
  reasons: false,
};

/** Permission rules of Claude Code. Of rules that fit a call, deny goes before ask, and ask before allow. */
export const claudeCode: Target = {
  id: 'claude-code',
  title: 'Claude Code',
  kind: 'enforced',
  file: '.claude/settings.json',
  language: 'json',
  abilities,
  steps: [
    'Add the rules to .claude/settings.json of the project, or to ~/.claude/settings.json for all projects. Keep the rules that are there.',
    'The name between the first two double underscores is the name of the server in your configuration; change it when yours differs.',
    'Start Claude Code anew and look at /permissions: every rule has to be listed.',
  ],
  gotchas: [
    'A denied tool can stay in what the model reads, so a denial does not protect against instructions in the description of the tool.',
    'Tools are named one by one because wildcards in rules for MCP have stopped working in some versions; a rule with parentheses is skipped.',
    'In the mode bypassPermissions questions can be left out; an administrator switches that mode off with disableBypassPermissionsMode in the managed settings.',
    'Settings of the project can be changed by whoever changes its files; what must hold belongs into the managed settings.',
    'Claude Code writes every character of a name but letters, digits, _ and - as _, so rules cannot tell a.b from a_b.',
  ],
  documentation: [
    'https://code.claude.com/docs/en/permissions',
    'https://code.claude.com/docs/en/settings',
    'https://code.claude.com/docs/en/managed-mcp',
  ],
  write,
};

function write(input: TargetInput): Written {
  const { tools, others } = stancesOf(input, abilities);
  const rules: Record<Stance, Set<string>> = { deny: new Set(), ask: new Set(), allow: new Set() };
  const inexact: string[] = [];
  for (const { name, stance, named } of tools) {
    const rule = `mcp__${normalised(input.server)}__${normalised(name)}`;
    // A rule for a name that is not exact fits other tools too, so it may only restrict. Without a name it fits all.
    if (name === '' || (stance === 'allow' && normalised(name) !== name)) inexact.push(name);
    else if (stance !== 'allow' || named) rules[stance].add(rule);
  }
  const { deny, ask, allow } = rules;
  return {
    text: jsonText({
      permissions: {
        deny: [...deny],
        ask: [...ask].filter((rule) => !deny.has(rule)),
        allow: [...allow].filter((rule) => !deny.has(rule) && !ask.has(rule)),
      },
    }),
    lost: [
      ...lostBy(input, abilities),
      ...leftToClient(others, 'Claude Code'),
      ...unwritable(inexact, 'Claude Code decides by its own settings, and asks unless they say otherwise'),
    ],
  };
}

/** How Claude Code writes the name of a server or of a tool in the names that its rules know. */
function normalised(name: string): string {
  const plain = name.replaceAll(/[^\w-]/g, '_');
  return name.startsWith('claude.ai ') ? plain.replaceAll(/_+/g, '_').replaceAll(/^_|_$/g, '') : plain;
}
