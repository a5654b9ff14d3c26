import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A server on loopback. */
export interface Started {
  /** Where it speaks MCP. */
  url: string;
  /** What it was asked: method, path, and the method of the message in it. */
  asked: string[];
  /** How many answers are not done, and sessions not over. */
  open: () => { answers: number; sessions: number };
  close: () => Promise<void>;
}

/** A message as a raw server sees it. */
export interface Rpc {
  id?: string | number;
  method?: string;
  params?: { cursor?: string; _meta?: Record<string, unknown> };
}

export interface Asked {
  request: IncomingMessage;
  response: ServerResponse;
  rpc: Rpc;
  path: string;
}

/** Where a server on loopback speaks MCP. */
export const PATH = '/mcp';

/** Starts a server that leaves every request but the one for `robots.txt` to `answer`. */
export async function start(
  answer: (asked: Asked) => unknown,
  { sessions, robots = '', port: asPort = 0 }: { sessions?: Map<string, unknown>; robots?: string; port?: number } = {},
): Promise<Started> {
  const asked: string[] = [];
  const answers = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    answers.add(response);
    response.on('close', () => answers.delete(response));
    void (async () => {
      const { path, rpc } = await heard(request);
      asked.push([request.method, path, rpc.method].filter((word) => word !== undefined).join(' '));
      if (path === '/robots.txt') response.end(robots);
      else await answer({ request, response, rpc, path });
    })();
  });
  server.listen(asPort, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${PATH}`,
    asked,
    open: () => ({ answers: answers.size, sessions: sessions?.size ?? 0 }),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** What a request asks. */
export async function heard(request: IncomingMessage): Promise<Pick<Asked, 'path' | 'rpc'>> {
  const body = await text(request);
  return { path: request.url ?? '', rpc: body.startsWith('{') ? (JSON.parse(body) as Rpc) : {} };
}

export function send(response: ServerResponse, status: number, body = '', type = 'application/json'): void {
  response.writeHead(status, body === '' ? {} : { 'content-type': type }).end(body);
}

export function sendResult({ response, rpc }: Asked, result: unknown): void {
  send(response, 200, JSON.stringify({ jsonrpc: '2.0', id: rpc.id, result }));
}
