import { isDeepStrictEqual } from 'node:util';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Decide } from './decide.ts';

/** https://docs.litellm.ai/docs/mcp_control. */
const Config = z.strictObject({
  mcp_servers: z.record(
    // "-" parts the server from the tool in the names that clients see.
    z.string().regex(/^[^-]*$/),
    z.strictObject({ allowed_tools: z.array(z.string()).optional(), disallowed_tools: z.array(z.string()).optional() }),
  ),
});

export const decide: Decide = (text, _server, { tool }) => {
  const read: unknown = parse(text);
  // PyYAML reads YAML 1.1, where `no` and `1_0` are no texts.
  if (!isDeepStrictEqual(read, parse(text, { version: '1.1' }))) throw new Error('YAML 1.1 reads it otherwise.');
  const [lists] = Object.values(Config.parse(read).mcp_servers);
  const { allowed_tools: allowed = [], disallowed_tools: denied = [] } = lists ?? {};
  // An empty list is read as no list.
  const offered = allowed.length === 0 || allowed.includes(tool);
  return offered && !denied.includes(tool) ? 'allow' : 'deny';
};
