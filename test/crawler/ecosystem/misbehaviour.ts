import type { Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { events, LIST, status } from '../remote/answers.ts';
import { send, sendResult, type Asked } from '../remote/loopback.ts';
import { raw, tool, type Answers } from '../remote/servers.ts';
import type { Answer } from './world.ts';

/** Answers everything with the same bytes, which need not be HTTP. */
export function bytes(text: string): Answer {
  return ({ request }) => request.socket.end(text);
}

/** A server of today whose answer to one question is another one. */
export function modern(answers: Answers): Answer {
  return raw('modern', answers);
}

export function legacy(answers: Answers): Answer {
  return raw('legacy', answers);
}

/** Sends a piece every now and then, for as long as somebody listens. */
function drip(socket: Socket, piece: string, write: (piece: string) => unknown): void {
  const timer = setInterval(() => write(piece), 50);
  socket.on('close', () => {
    clearInterval(timer);
  });
}

export function slowHeaders({ request: { socket } }: Asked): void {
  socket.write('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n');
  drip(socket, 'X-Slow: loris\r\n', (piece) => socket.write(piece));
}

export function slowBody({ response, request }: Asked): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  drip(request.socket, ' ', (piece) => response.write(piece));
}

export function endlessEvents({ response, request }: Asked): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  drip(request.socket, ': still here\n\n', (piece) => response.write(piece));
}

/** The whole answer is there, and the stream of it never ends. */
export function openEvents({ response, rpc }: Asked): void {
  events(response, { jsonrpc: '2.0', id: rpc.id, result: LIST });
}

export async function eventsInPieces({ response, rpc }: Asked): Promise<void> {
  const text = `event: message\r\nid: 1\r\ndata: ${JSON.stringify({ jsonrpc: '2.0', id: rpc.id, result: LIST })}\r\n\r\n`;
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (let at = 0; at < text.length; at += 25) {
    response.write(text.slice(at, at + 25));
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  response.end();
}

export function resetsInBody({ request: { socket } }: Asked): void {
  socket.write('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"jsonrpc"', () => {
    setTimeout(() => {
      socket.resetAndDestroy();
    }, 20);
  });
}

const PACKED = { 'content-type': 'application/json', 'content-encoding': 'gzip' };

export function truncatedGzip({ response, rpc }: Asked): void {
  const whole = gzipSync(JSON.stringify({ jsonrpc: '2.0', id: rpc.id, result: LIST }));
  response.writeHead(200, PACKED).end(whole.subarray(0, -20));
}

/** 128 MiB in as many parts, of one kilobyte each. */
const BOMB = Buffer.concat(Array.from({ length: 128 }, () => gzipSync(Buffer.alloc(2 ** 20, ' '))));

export function gzipBomb({ response }: Asked): void {
  response.writeHead(200, PACKED).end(BOMB);
}

/** It ends where its headers say, and there is more. */
export const longerThanAnnounced = bytes(
  'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{"jsonrpc":"2.0","id":0,"result":{}}',
);

export const hugeHeaders = bytes(
  `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nX-Huge: ${'x'.repeat(200_000)}\r\n\r\n{}`,
);

/** Each page leads to the one after it, for ever. */
export const endlessPages = modern({
  'tools/list': (asked: Asked) => {
    const page = Number(asked.rpc.params?.cursor ?? 0);
    sendResult(asked, { ...LIST, tools: [tool(page)], nextCursor: String(page + 1) });
  },
});

/** The second question of every session comes to a server that has forgotten it. */
export const forgetsSession = legacy({
  initialize: ({ response, rpc }: Asked) => {
    const result = {
      protocolVersion: '2025-06-18',
      capabilities: { tools: {} },
      serverInfo: { name: 'a', version: '1' },
    };
    response.writeHead(200, { 'content-type': 'application/json', 'mcp-session-id': 'session-1' });
    response.end(JSON.stringify({ jsonrpc: '2.0', id: rpc.id, result }));
  },
  'tools/list': (asked: Asked) => {
    if (asked.rpc.params?.cursor === undefined) sendResult(asked, { tools: [tool(1)], nextCursor: 'more' });
    else status(404)(asked);
  },
});

/** Fails as often as it is told to, and then never again. */
export function onceThen(first: Answer, then: Answer): Answer {
  let asked = 0;
  return (it) => {
    asked += 1;
    return (asked === 1 ? first : then)(it);
  };
}

export function answersTwice({ response, rpc }: Asked): void {
  const answer = (number: number) => ({ jsonrpc: '2.0', id: rpc.id, result: { ...LIST, tools: [tool(number)] } });
  events(response, answer(1), answer(2));
  response.end();
}

/** Written as text, because an object cannot hold a member twice. */
export function duplicateKeys({ response, rpc }: Asked): void {
  const rest = JSON.stringify(LIST).slice(1, -1);
  send(response, 200, `{"jsonrpc":"2.0","id":${JSON.stringify(rpc.id)},"result":{"tools":[{"name":"first"}],${rest}}}`);
}

/** Wants credentials, and says in its metadata where they are given. */
export function gated({ path, request, response }: Asked): void {
  const origin = `https://${request.headers.host ?? ''}`;
  const pages: Record<string, unknown> = {
    '/meta': { resource: `${origin}/mcp`, authorization_servers: [origin], scopes_supported: ['tools:read'] },
    '/.well-known/oauth-authorization-server': { issuer: origin, registration_endpoint: `${origin}/register` },
  };
  const page = pages[path];
  if (page !== undefined) send(response, 200, JSON.stringify(page));
  else if (path === '/mcp')
    response.writeHead(401, { 'www-authenticate': `Bearer resource_metadata="${origin}/meta"` }).end();
  else response.writeHead(404).end();
}
