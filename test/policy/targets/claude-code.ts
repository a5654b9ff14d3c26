import { z } from 'zod';
import { remembering, type Decide } from './decide.ts';

/** https://code.claude.com/docs/en/permissions. A name without a tool would be a rule for the whole server. */
const rules = z.array(z.string().regex(/^mcp__[\w-]+?__[\w-]+$/));
const Settings = z.strictObject({ permissions: z.strictObject({ deny: rules, ask: rules, allow: rules }) });

export const decide: Decide = (text, server, { tool }) => {
  const { deny, ask, allow } = read(text);
  const name = `mcp__${asClaudeCodeWritesIt(server)}__${asClaudeCodeWritesIt(tool)}`;
  if (deny.includes(name)) return 'deny';
  if (ask.includes(name)) return 'ask';
  return allow.includes(name) ? 'allow' : 'ask';
};

const read = remembering((text) => Settings.parse(JSON.parse(text)).permissions);

function asClaudeCodeWritesIt(name: string): string {
  return [...name.split('')].map((unit) => (/[a-zA-Z0-9_-]/.test(unit) ? unit : '_')).join('');
}
