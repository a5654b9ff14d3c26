/** A rule of a client's own settings that does to a tool exactly what is asked for. */
export interface ClientRule {
  effect: 'deny' | 'ask';
  json: string;
}

/** Claude Code's names for tools keep letters, digits, `_` and `-`; a rule for any other name could miss. */
const EXACT_NAME = /^[A-Za-z0-9_-]{1,64}$/;

/** The entry for Claude Code's `settings.json`, when one exists that means exactly this. `server` is the reader's name for it. */
export function claudeCodeRule(tool: string, effect: ClientRule['effect'], server = 'SERVER'): ClientRule | undefined {
  if (!EXACT_NAME.test(tool)) return undefined;
  return { effect, json: JSON.stringify({ permissions: { [effect]: [`mcp__${server}__${tool}`] } }, undefined, 2) };
}
