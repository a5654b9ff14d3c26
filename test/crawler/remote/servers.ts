/* eslint-disable @typescript-eslint/no-deprecated -- Also what the SDKs advise against is out there. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { NodeStreamableHTTPServerTransport, toNodeHandler } from '@modelcontextprotocol/node';
import { createMcpHandler, Server } from '@modelcontextprotocol/server';
import { Server as OldServer } from '@modelcontextprotocol/sdk/server/index.js';
import { SSEServerTransport } from '@modelcontextprotocol/sdk/server/sse.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { PATH, send, sendResult, start, type Asked, type Rpc, type Started } from './loopback.ts';

/** A tool whose definition holds its number. */
export function tool(number: number): { name: string; description: string; inputSchema: { type: 'object' } } {
  return { name: `tool-${number}`, description: `Does ${number}.`, inputSchema: { type: 'object' } };
}

/** A page of a list of `pages` pages, one tool each. The first of the cursors after it is the empty text. */
function page(cursor: string | undefined, pages: number): { tools: ReturnType<typeof tool>[]; nextCursor?: string } {
  const number = cursor === undefined ? 1 : Number(cursor) + 2;
  return { tools: [tool(number)], ...(number < pages && { nextCursor: number === 1 ? '' : String(number - 1) }) };
}

const ABOUT = { name: 'acme', title: 'Acme', version: '1.2.3' };
const OPTIONS = { capabilities: { tools: {} }, instructions: 'Mind the gap.' };

function newServer(pages: number): Server {
  const server = new Server(ABOUT, OPTIONS);
  server.setRequestHandler('tools/list', ({ params }) => page(params?.cursor, pages));
  return server;
}

function newOldServer(pages: number): OldServer {
  const server = new OldServer(ABOUT, OPTIONS);
  server.setRequestHandler(ListToolsRequestSchema, ({ params }) => page(params?.cursor, pages));
  return server;
}

/** A server of 2026-07-28, made with the official SDK. `both`: it also answers clients of before, without sessions. */
export async function startModern({ pages = 3, events = false, both = false } = {}): Promise<Started> {
  const mcp = createMcpHandler(() => newServer(pages), {
    legacy: both ? 'stateless' : 'reject',
    responseMode: events ? 'sse' : 'auto',
  });
  const handle = toNodeHandler(mcp);
  return start(({ request, response, rpc }) => handle(request as never, response, bodyOf(request, rpc)));
}

/** A server of 2025-11-25 over streamable HTTP, made with the new SDK (`v2`) or the old one (`v1`). */
export async function startLegacy({ pages = 3, json = false, sessions = true, sdk = 'v1' } = {}) {
  const known = new Map<string, StreamableHTTPServerTransport | NodeStreamableHTTPServerTransport>();
  const Transport = sdk === 'v1' ? StreamableHTTPServerTransport : NodeStreamableHTTPServerTransport;
  return start(
    async ({ request, response, rpc }) => {
      const transport =
        known.get(String(request.headers['mcp-session-id'])) ??
        new Transport({
          ...(sessions && { sessionIdGenerator: randomUUID }),
          enableJsonResponse: json,
          onsessioninitialized: (id) => void known.set(id, transport),
          onsessionclosed: (id) => void known.delete(id),
        });
      // The server of the old SDK takes both; their types differ in what may be undefined.
      const server = sdk === 'v1' ? newOldServer(pages) : newServer(pages);
      if (transport.onmessage === undefined) await (server as OldServer).connect(transport);
      await transport.handleRequest(request, response, bodyOf(request, rpc));
    },
    { sessions: known },
  );
}

/** A server of 2024-11-05: answers come over one stream of events. It is at `/mcp`, and its messages go elsewhere. */
export async function startSse({ pages = 3 } = {}): Promise<Started> {
  const sessions = new Map<string, SSEServerTransport>();
  return start(
    async ({ request, response, rpc, path }) => {
      const { pathname, searchParams } = new URL(path, 'http://localhost');
      if (request.method === 'GET' && pathname === PATH) {
        const transport = new SSEServerTransport('/messages', response);
        sessions.set(transport.sessionId, transport);
        response.on('close', () => sessions.delete(transport.sessionId));
        await newOldServer(pages).connect(transport);
      } else if (request.method === 'POST' && pathname === '/messages') {
        await sessions.get(searchParams.get('sessionId') ?? '')?.handlePostMessage(request, response, rpc);
      } else response.writeHead(pathname === PATH ? 405 : 404).end();
    },
    { sessions },
  );
}

function bodyOf({ method }: IncomingMessage, rpc: Rpc): Rpc | undefined {
  return method === 'POST' ? rpc : undefined;
}

/** How a raw server answers a method: with a result, or however it likes. */
export type Answers = Record<string, unknown>;

const DISCOVERED = {
  ...{ resultType: 'complete', supportedVersions: ['2026-07-28'], capabilities: { tools: {} } },
  ...{ ttlMs: 60_000, cacheScope: 'public', instructions: 'Mind the gap.' },
  _meta: { 'io.modelcontextprotocol/serverInfo': ABOUT },
};
const INITIALIZED = {
  ...{ protocolVersion: '2025-06-18', capabilities: { tools: {} }, serverInfo: ABOUT, instructions: 'Mind the gap.' },
};
const LIST = { tools: [tool(1)] };

/**
 * A server without an SDK. `answers` says what it does for a method, or for `GET` and `DELETE`: a function answers by
 * itself, anything else is the result.
 * @param port where a server was that comes back
 */
export async function startRaw(era: 'modern' | 'legacy', answers: Answers = {}, port = 0): Promise<Started> {
  return start(raw(era, answers), { port });
}

/** What `startRaw` starts. */
export function raw(era: 'modern' | 'legacy', answers: Answers = {}): (asked: Asked) => unknown {
  const usual: Answers =
    era === 'modern'
      ? { 'server/discover': DISCOVERED, 'tools/list': { ...DISCOVERED, ...LIST } }
      : { initialize: INITIALIZED, 'notifications/initialized': accept, 'tools/list': LIST };
  const all: Answers = { ...usual, ...answers };
  return (asked) => {
    const { request, response, rpc } = asked;
    const answer = all[rpc.method ?? request.method ?? ''];
    if (typeof answer === 'function') return (answer as (asked: Asked) => unknown)(asked);
    if (answer === undefined) send(response, 404, 'Not Found', 'text/plain');
    else sendResult(asked, answer);
    return undefined;
  };
}

function accept({ response }: Asked): void {
  response.writeHead(202).end();
}
