import {
  fromJsonSchema,
  type CallToolResult,
  type ContentBlock,
  type JsonSchemaType,
  type McpServer,
} from '@modelcontextprotocol/server';
import { z } from 'zod';

/** A PNG of one pixel. */
export const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==';
/** A WAV file without a sound. */
const SILENCE = 'UklGRiYAAABXQVZFZm10IBAAAAABAAEAQB8AAAB9AAACABAAZGF0YQIAAAA=';

export const NOTHING = z.object({});

export function text(value: string): CallToolResult {
  return { content: [{ type: 'text', text: value }] };
}

const IMAGE: ContentBlock = { type: 'image', data: PIXEL, mimeType: 'image/png' };
const CONTENT: Record<string, ContentBlock[]> = {
  test_simple_text: [{ type: 'text', text: 'This is a simple text response for testing.' }],
  test_image_content: [IMAGE],
  test_audio_content: [{ type: 'audio', data: SILENCE, mimeType: 'audio/wav' }],
  test_embedded_resource: [
    { type: 'resource', resource: { uri: 'test://embedded-resource', mimeType: 'text/plain', text: 'Embedded.' } },
  ],
  test_multiple_content_types: [
    { type: 'text', text: 'Multiple content types test:' },
    IMAGE,
    {
      type: 'resource',
      resource: { uri: 'test://mixed-content-resource', mimeType: 'application/json', text: '{"test":"data"}' },
    },
  ],
  test_streaming_elicitation: [{ type: 'text', text: 'Nothing is asked here.' }],
};

/** Tools that answer, each with another kind of content, or that say something meanwhile. */
export function addContent(server: McpServer): void {
  for (const [name, content] of Object.entries(CONTENT)) {
    server.registerTool(name, { description: `Answers ${name}.`, inputSchema: NOTHING }, () => ({ content }));
  }
  server.registerTool('test_error_handling', { description: 'Fails.', inputSchema: NOTHING }, () => {
    throw new Error('This tool intentionally returns an error for testing');
  });
  server.registerTool(
    'test_tool_with_logging',
    { description: 'Logs.', inputSchema: NOTHING },
    async (_, { mcpReq }) => {
      for (const data of ['started', 'processing', 'completed']) {
        await mcpReq.notify({ method: 'notifications/message', params: { level: 'info', data } });
      }
      return text('logged');
    },
  );
  server.registerTool('test_logging_tool', { description: 'Logs if asked.', inputSchema: NOTHING }, async (_, ctx) => {
    const { 'io.modelcontextprotocol/logLevel': level } = (ctx.mcpReq.envelope ?? {}) as Record<string, unknown>;
    if (level !== undefined)
      await ctx.mcpReq.notify({ method: 'notifications/message', params: { level: 'info', data: 'logged' } });
    return text('logged');
  });
  server.registerTool(
    'test_tool_with_progress',
    { description: 'Reports progress.', inputSchema: NOTHING },
    async (_, { mcpReq }) => {
      const progressToken = mcpReq._meta?.progressToken;
      if (progressToken === undefined) return text('no token');
      for (const progress of [0, 50, 100]) {
        await mcpReq.notify({ method: 'notifications/progress', params: { progressToken, progress, total: 100 } });
        // Clients forget who listens as soon as the result is there.
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      return text(String(progressToken));
    },
  );
  server.registerTool(
    'test_reconnection',
    { description: 'Makes its client poll.', inputSchema: NOTHING },
    async (_, ctx) => {
      // Its client has to ask for the rest, where there is a response to end.
      ctx.http?.closeSSE?.();
      await new Promise((resolve) => setTimeout(resolve, 100));
      return text('reconnected');
    },
  );
  server.registerTool(
    'test_x_mcp_header',
    {
      description: 'Has a parameter that a header repeats.',
      inputSchema: fromJsonSchema<{ region?: string }>(REPEATED_SCHEMA),
    },
    ({ region = 'none' }) => text(region),
  );
  server.registerTool(
    'json_schema_2020_12_tool',
    { description: 'Has a schema that uses much of JSON Schema.', inputSchema: fromJsonSchema(RICH_SCHEMA) },
    (args) => text(JSON.stringify(args)),
  );
}

const REPEATED_SCHEMA = {
  type: 'object',
  properties: { region: { type: 'string', 'x-mcp-header': 'Region' }, level: { type: 'integer' } },
} as JsonSchemaType;

const RICH_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  $defs: {
    address: {
      $anchor: 'addressDef',
      type: 'object',
      properties: { street: { type: 'string' }, city: { type: 'string' } },
    },
  },
  properties: {
    name: { type: 'string' },
    address: { $ref: '#/$defs/address' },
    contactMethod: { type: 'string', enum: ['phone', 'email'] },
    phone: { type: 'string' },
    email: { type: 'string' },
  },
  allOf: [{ anyOf: [{ required: ['phone'] }, { required: ['email'] }] }],
  if: { properties: { contactMethod: { const: 'phone' } }, required: ['contactMethod'] },
  then: { required: ['phone'] },
  else: { required: ['email'] },
  additionalProperties: false,
};
