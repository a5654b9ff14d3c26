import { Environment, type ParseResult } from '@marcbachmann/cel-js';
import { parse } from 'yaml';
import { z } from 'zod';
import { compiled, remembering, type Decide } from './decide.ts';

/** The rules of `mcpAuthorization`: a text allows. */
const Config = z.strictObject({
  mcp: z.strictObject({
    policies: z.strictObject({ mcpAuthorization: z.strictObject({ rules: z.array(z.string()).min(1) }) }),
  }),
});

const environment = new Environment({ unlistedVariablesAreDyn: true })
  .registerFunction('json(string): dyn', (text: string) => JSON.parse(text) as unknown)
  .registerFunction('string.rust(string): bool', (text: string, pattern: string) => rust(pattern).test(text));

/** In place of `matches`, which is JavaScript's here: Rust's `regex`, as far as RE2 reads a pattern of it alike. */
const rust = (pattern: string) => compiled(pattern.replaceAll('(?-u:\\b)', '\\b'));

const read = remembering((text): ParseResult[] =>
  Config.parse(parse(text)).mcp.policies.mcpAuthorization.rules.map((rule) =>
    environment.parse(rule.replaceAll(/"(?:[^"\\]|\\.)*"|\.matches\(/g, (it) => (it === '.matches(' ? '.rust(' : it))),
  ),
);

/** `RuleSets::validate` of crates/agentgateway/src/http/authorization.rs, with rules that allow and nothing else. */
export const decide: Decide = (text, server, call) =>
  permits(text, server, call.tool, { method: 'tools/call', params: { name: call.tool, arguments: call.arguments } });

/** Whether a tool is in the list that a client gets. */
export function isListed(text: string, server: string, tool: string): boolean {
  return permits(text, server, tool, { method: 'tools/list' }) === 'allow';
}

function permits(text: string, server: string, tool: string, body: unknown) {
  const context = {
    mcp: { tool: { name: tool.toWellFormed(), target: server.toWellFormed() } },
    request: { body: JSON.stringify(body) },
  };
  return read(text).some((rule) => isTrue(rule, context)) ? 'allow' : 'deny';
}

/** An expression that fails is not true. */
function isTrue(rule: ParseResult, context: Record<string, unknown>): boolean {
  try {
    return rule(context) === true;
  } catch (error) {
    if (error instanceof Error) return false;
    throw error;
  }
}
