import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { text } from 'node:stream/consumers';

/** What one host saw. */
interface HostLoad {
  inFlight: number;
  mostInFlight: number;
  /** Milliseconds at which its requests began. */
  starts: number[];
}

export interface RemotesDouble {
  urlOf: (index: number) => string;
  /** All requests but those for robots.txt, and those. */
  requests: () => { calls: number; robots: number };
  /** The most that any host had to bear: requests at once, and begun within `everyMs`. */
  worst: (everyMs: number) => { atOnce: number; begun: number };
  reset: () => void;
  close: () => void;
}

export interface RemotesOptions {
  servers: number;
  /** Of an answer, on average. */
  latencyMs: number;
}

/** In a thousand servers, so many have a fault. */
const FAULTY = 30;
/** Every so many servers, one is behind a host that it shares with others. */
const SHARED_EVERY = 20;
const SHARED_HOSTS = 20;

/**
 * Remote servers of both eras behind one listener: Linux answers on all of 127.0.0.0/8, so that every server can have
 * an address of its own, and some share one as they do at large hosts. Light, so that the crawler is what is measured.
 */
export async function startRemotes({ servers, latencyMs }: RemotesOptions): Promise<RemotesDouble> {
  const hosts = new Map<string, HostLoad>();
  let counts = { calls: 0, robots: 0 };
  const server = createServer((request, response) => {
    const load = loadOf(hosts, request.headers.host ?? '');
    load.starts.push(performance.now());
    load.inFlight += 1;
    load.mostInFlight = Math.max(load.mostInFlight, load.inFlight);
    response.once('close', () => (load.inFlight -= 1));
    if (request.url === '/robots.txt') counts.robots += 1;
    else counts.calls += 1;
    void answer(request, response, lateness(latencyMs, counts.calls + counts.robots));
  });
  server.listen({ port: 0, host: '0.0.0.0', backlog: 4_096 });
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    urlOf: (index) => `http://${addressOf(index, servers)}:${port}/${index}/mcp`,
    requests: () => counts,
    worst: (everyMs) => ({
      atOnce: Math.max(0, ...[...hosts.values()].map(({ mostInFlight }) => mostInFlight)),
      begun: Math.max(0, ...[...hosts.values()].map(({ starts }) => mostWithin(starts, everyMs))),
    }),
    reset: () => {
      hosts.clear();
      counts = { calls: 0, robots: 0 };
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function addressOf(index: number, servers: number): string {
  const own = index % SHARED_EVERY === 0 ? servers + ((index / SHARED_EVERY) % SHARED_HOSTS) : index;
  return `127.${1 + (own >> 16)}.${(own >> 8) & 255}.${own & 255}`;
}

function loadOf(hosts: Map<string, HostLoad>, host: string): HostLoad {
  const load = hosts.get(host) ?? { inFlight: 0, mostInFlight: 0, starts: [] };
  hosts.set(host, load);
  return load;
}

function mostWithin(starts: readonly number[], ms: number): number {
  let most = 0;
  for (let first = 0, last = 0; last < starts.length; last += 1) {
    while ((starts[last] ?? 0) - (starts[first] ?? 0) >= ms) first += 1;
    most = Math.max(most, last - first + 1);
  }
  return most;
}

/**
 * Up to a fifth earlier or later than the average, the same every time. Answers that are all exactly as late as each other
 * come in bursts of as many as there are questions, which no network does.
 */
function lateness(averageMs: number, number: number): number {
  return averageMs * (0.8 + ((number * 37) % 41) / 100);
}

async function answer(request: IncomingMessage, response: ServerResponse, latencyMs: number): Promise<void> {
  const index = Number(request.url?.split('/')[1]);
  const body = await text(request);
  await delay(latencyMs);
  if (response.destroyed) return;
  if (!Number.isInteger(index)) return void response.writeHead(404).end();
  if (index % 1_000 < FAULTY) {
    fail(index, response);
    return;
  }
  if (request.method !== 'POST') return void response.writeHead(405).end();
  const { id, method, params } = JSON.parse(body) as { id?: number; method: string; params?: { _meta?: object } };
  if (id === undefined) return void response.writeHead(202).end();
  const isModern = index % 2 === 0;
  const message = isModern ? modern(method, index) : legacy(method, index, params?._meta !== undefined);
  if (message === undefined) {
    send(response, isModern ? 404 : 400, { id, error: { code: -32601, message: 'Method not found' } }, false);
    return;
  }
  send(response, 200, { id, result: message }, index % 10 === 1);
}

/** Each fault shows itself at once: how long faults may take is another test's question. */
function fail(index: number, response: ServerResponse): void {
  const kind = index % 5;
  if (kind === 0) response.destroy();
  else if (kind === 1) response.writeHead(500).end('oops');
  else if (kind === 2) response.writeHead(404).end();
  else if (kind === 3) response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Welcome</h1>');
  else response.writeHead(401, { 'www-authenticate': 'Bearer' }).end();
}

function send(response: ServerResponse, status: number, message: object, asStream: boolean): void {
  const json = JSON.stringify({ jsonrpc: '2.0', ...message });
  const type = asStream ? 'text/event-stream' : 'application/json';
  response.writeHead(status, { 'content-type': type }).end(asStream ? `event: message\ndata: ${json}\n\n` : json);
}

const CACHED = { resultType: 'complete', ttlMs: 3_600_000, cacheScope: 'public' };

function modern(method: string, index: number): object | undefined {
  if (method === 'tools/list') return { ...CACHED, tools: toolsOf(index) };
  if (method !== 'server/discover') return undefined;
  const about = { 'io.modelcontextprotocol/serverInfo': { name: `server-${index}`, version: '1.0.0' } };
  return { ...CACHED, supportedVersions: ['2026-07-28'], capabilities: { tools: {} }, _meta: about };
}

function legacy(method: string, index: number, hasEnvelope: boolean): object | undefined {
  if (hasEnvelope) return undefined;
  if (method === 'tools/list') return { tools: toolsOf(index) };
  if (method !== 'initialize') return undefined;
  const serverInfo = { name: `server-${index}`, version: '1.0.0' };
  return { protocolVersion: '2025-11-25', capabilities: { tools: {} }, serverInfo };
}

function toolsOf(index: number): object[] {
  return ['list', 'get', 'create', 'update', 'delete'].map((verb) => ({
    name: `${verb}_record_${index}`,
    description: `Calls the service to ${verb} a record of the customer that is named, and gives back what was done.`,
    inputSchema: {
      type: 'object',
      properties: { id: { type: 'string', description: 'The id of the record.' }, dry_run: { type: 'boolean' } },
      required: ['id'],
    },
  }));
}
