// The old transport is deprecated, and its servers are still there.
/* eslint-disable @typescript-eslint/no-deprecated */
import { randomUUID } from 'node:crypto';
import {
  Client,
  SSEClientTransport,
  StreamableHTTPClientTransport,
  type Transport,
} from '@modelcontextprotocol/client';
import { NodeStreamableHTTPServerTransport } from '@modelcontextprotocol/node';
import { McpServer as OldServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { SSEServerTransport } from '@modelcontextprotocol/sdk/server/sse.js';
import { McpServer } from '@modelcontextprotocol/server';
import { expect, test } from 'vitest';
import { openTestHttp, serve } from './hosts.ts';

async function toolsOver(transport: Transport): Promise<string[]> {
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(transport, { timeout: 10_000 });
  const { tools } = await client.listTools(undefined, { timeout: 10_000 });
  await client.close();
  return tools.map(({ name }) => name);
}

test('lists the tools of a real server with a session', async () => {
  const transport = new NodeStreamableHTTPServerTransport({ sessionIdGenerator: () => randomUUID() });
  const server = new McpServer({ name: 'a', version: '1' });
  server.registerTool('notes', {}, () => ({ content: [] }));
  await server.connect(transport);
  const host = await serve(async (request, response) => transport.handleRequest(request, response));
  const http = openTestHttp();
  expect(await toolsOver(new StreamableHTTPClientTransport(new URL(`${host.url}/mcp`), { fetch: http.fetch }))).toEqual(
    ['notes'],
  );
  // The stream of the session stays open beside the others, and is the only one that does.
  expect(host.asked.map(({ method }) => method)).toContain('GET');
  expect(Math.max(...host.asked.map(({ besides }) => besides))).toBeLessThanOrEqual(1);
});

test('lists the tools of a real server of the old transport', async () => {
  let transport: SSEServerTransport | undefined;
  const host = await serve(async (request, response) => {
    if (request.method !== 'GET') {
      await transport?.handlePostMessage(request, response);
      return;
    }
    transport = new SSEServerTransport('/messages', response);
    const server = new OldServer({ name: 'a', version: '1' });
    server.registerTool('notes', {}, () => ({ content: [] }));
    await server.connect(transport);
  });
  const http = openTestHttp();
  expect(await toolsOver(new SSEClientTransport(new URL(`${host.url}/sse`), { fetch: http.fetch }))).toEqual(['notes']);
});
