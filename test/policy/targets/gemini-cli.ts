import { parse } from 'smol-toml';
import { z } from 'zod';
import type { Answer, Decide } from './decide.ts';

/** `PolicyFileSchema` in packages/core/src/policy/toml-loader.ts. */
const PolicyFile = z.strictObject({
  rule: z
    .array(
      z.strictObject({
        toolName: z.string().min(1),
        mcpName: z.string().min(1),
        decision: z.enum(['allow', 'deny', 'ask_user']),
        priority: z.int().min(0).max(999),
        denyMessage: z.string().optional(),
      }),
    )
    .optional(),
});

const ANSWERS: Record<string, Answer> = { allow: 'allow', ask_user: 'ask', deny: 'deny' };

/** `ruleMatches` in packages/core/src/policy/policy-engine.ts, for a server that is called as the rules say. */
export const decide: Decide = (text, server, { tool }) => {
  const { rule: rules = [] } = PolicyFile.parse(parse(text));
  const name = called(rules[0]?.mcpName ?? server);
  const fitting = rules
    .filter(({ mcpName, toolName }) => {
      if (mcpName !== '*' && mcpName !== name) return false;
      const full = toolName === '*' ? `mcp_${mcpName}_*` : `mcp_${mcpName}_${toolName}`;
      if (full.endsWith('_*')) return full === `mcp_${name}_*`;
      return full === registered(`${name}_${tool}`);
    })
    .sort((a, b) => b.priority - a.priority);
  return ANSWERS[fitting[0]?.decision ?? 'ask_user'] ?? 'ask';
};

function called(name: string): string {
  if (name.includes('_')) throw new Error('Gemini CLI does not know where the name of the server ends.');
  return name;
}

/** `generateValidName` in packages/core/src/tools/mcp-tool.ts. */
function registered(name: string): string {
  const valid = (name.startsWith('mcp_') ? name : `mcp_${name}`).replaceAll(/[^a-zA-Z0-9_\-.:]/g, '_');
  return valid.length > 63 ? `${valid.slice(0, 30)}...${valid.slice(-30)}` : valid;
}
