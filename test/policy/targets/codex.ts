import { parse } from 'smol-toml';
import { z } from 'zod';
import { remembering, type Decide } from './decide.ts';

const mode = z.enum(['auto', 'prompt', 'approve']);

/** `RawMcpServerConfig` in codex-rs/config/src/mcp_types.rs, as far as it is about tools. */
const Config = z.strictObject({
  mcp_servers: z.record(
    z.string(),
    z.strictObject({
      enabled_tools: z.array(z.string()).optional(),
      disabled_tools: z.array(z.string()).optional(),
      default_tools_approval_mode: mode.optional(),
      tools: z.record(z.string(), z.strictObject({ approval_mode: mode })).optional(),
    }),
  ),
});

export const decide: Decide = (text, server, { tool }) => {
  const config = read(text).get(server);
  if (config === undefined) throw new Error('The text is about another server.');
  if (config.enabled_tools && !config.enabled_tools.includes(tool)) return 'deny';
  if (config.disabled_tools?.includes(tool)) return 'deny';
  const own = new Map(Object.entries(config.tools ?? {})).get(tool)?.approval_mode;
  // Without a mode, or with "auto", it depends on the annotations of the tool; without any, a person is asked.
  return (own ?? config.default_tools_approval_mode) === 'approve' ? 'allow' : 'ask';
};

const read = remembering((text) => {
  const document = parse(text);
  Config.parse(document);
  return new Map(Object.entries(document['mcp_servers'] as Record<string, ServerConfig>));
});

type ServerConfig = z.infer<typeof Config>['mcp_servers'][string];
