import { once } from 'node:events';
import { createServer } from 'node:http';
import { toNodeHandler } from '@modelcontextprotocol/node';
import { createMcpHandler, McpServer, type Tool as Listed } from '@modelcontextprotocol/server';
import type { Tool } from '../../../catalog/model.ts';

/** Every call of this number that reaches the server fails, so that what it used up is given back. */
export const FAILS_EACH = 7;

/** A call as it reached the server, as JSON text. */
export type Reached = string;

export function reachedText(tool: string, args: unknown): Reached {
  return JSON.stringify({ tool, arguments: args });
}

/** A server of the SDK that has exactly these tools, writes down each call, and answers with what it wrote down. */
export function newRecorder(tools: readonly Tool[], record: (call: Reached) => number): McpServer {
  const mcp = new McpServer({ name: 'recorder', version: '1.0.0' }, { capabilities: { tools: {} } });
  const listed = tools.map(listedAs);
  mcp.server.setRequestHandler('tools/list', () => ({ tools: listed }));
  mcp.server.setRequestHandler('tools/call', ({ params }) => {
    const text = reachedText(params.name, params.arguments);
    const isError = record(text) % FAILS_EACH === 0;
    return { content: [{ type: 'text', text }], isError };
  });
  return mcp;
}

/** Without the schema of results, which these are not. */
function listedAs({ name, description, inputSchema, annotations }: Tool): Listed {
  return {
    name,
    ...(description !== undefined && { description }),
    inputSchema: { ...inputSchema, type: 'object' },
    ...(annotations && { annotations: JSON.parse(JSON.stringify(annotations)) as object }),
  };
}

/** Serves these tools over Streamable HTTP, to clients of both eras. */
export async function startRecorder(tools: readonly Tool[]) {
  const reached: Reached[] = [];
  const handler = createMcpHandler(() => newRecorder(tools, (call) => reached.push(call)), { legacy: 'stateless' });
  const handle = toNodeHandler(handler);
  const server = createServer((request, response) => void handle(request as never, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server listens on no port.');
  return {
    reached,
    url: `http://127.0.0.1:${address.port}/mcp`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
