// A server of the official SDK with one tool that answers at once: over stdio, or over HTTP when asked to.
import { createServer } from 'node:http';
import process from 'node:process';
import { NodeStreamableHTTPServerTransport } from '@modelcontextprotocol/node';
import { Server } from '@modelcontextprotocol/server';
import { StdioServerTransport } from '@modelcontextprotocol/server/stdio';

function newServer() {
  const server = new Server({ name: 'bench', version: '1.0.0' }, { capabilities: { tools: {} } });
  const tool = { name: 'echo', description: 'Says it again.', inputSchema: { type: 'object' } };
  server.setRequestHandler('tools/list', () => ({ tools: [tool] }));
  server.setRequestHandler('tools/call', ({ params }) => ({
    content: [{ type: 'text', text: String(params.arguments?.text) }],
  }));
  return server;
}

if (process.argv.includes('--http')) {
  const transports = new Map();
  const http = createServer(async (request, response) => {
    const known = transports.get(request.headers['mcp-session-id']);
    const transport =
      known ??
      new NodeStreamableHTTPServerTransport({
        sessionIdGenerator: () => globalThis.crypto.randomUUID(),
        onsessioninitialized: (id) => transports.set(id, transport),
      });
    if (known === undefined) await newServer().connect(transport);
    await transport.handleRequest(request, response);
  });
  http.listen(0, '127.0.0.1', () => process.stdout.write(`http://127.0.0.1:${http.address().port}/mcp\n`));
} else {
  await newServer().connect(new StdioServerTransport());
}
