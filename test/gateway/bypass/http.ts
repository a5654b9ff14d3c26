import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { request as httpRequest, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { hashToken } from '../../../gateway/tokens.ts';
import { callsIn, type Reached } from './recorded.ts';
import { newPlace, POLICY, server, startGateway, type Place } from './stdio.ts';

/** The tokens of the grants: two for the server "shop", one for the server "bank". */
export const TOKENS = { one: 'mcpg_Token-of-One', two: 'mcpg_Token-of-Two', bank: 'mcpg_Token-of-Bank' };
export const HOST = 'gateway.example';
export const ORIGIN = 'https://app.example.com';

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

export interface Asking {
  method?: string;
  path?: string;
  /** Besides what every client sends; `null` leaves one out. */
  headers?: Record<string, string | string[] | null>;
  body?: string | Buffer | object;
}

export interface HttpGateway {
  place: Place;
  config: string;
  port: number;
  /** What the gateway said to the person who runs it. */
  said: () => string;
  /** Sends a request, with the token of "one" unless it says otherwise. */
  ask: (asking: Asking) => Promise<Answer>;
  /** Opens a session, and returns its id. */
  begin: (headers?: Asking['headers']) => Promise<string>;
  /** Writes bytes as they are, and returns the statuses of the answers. `cut` ends the connection where they end. */
  raw: (bytes: string, cut?: boolean) => Promise<number[]>;
  reached: () => Reached[];
  stop: () => Promise<number | null>;
}

function configOf(place: Place, more: object = {}): object {
  const [command, ...args] = server(place);
  const grant = (id: keyof typeof TOKENS, of: string): object => ({
    server: of,
    policy: place.policy,
    token: hashToken(TOKENS[id]),
  });
  return {
    servers: { shop: { command, args }, bank: { command, args } },
    grants: { one: grant('one', 'shop'), two: grant('two', 'shop'), bank: grant('bank', 'bank') },
    listen: { port: 0, allowedHosts: [HOST], allowedOrigins: [ORIGIN] },
    state: 'counters.db',
    audit: 'audit.jsonl',
    ...more,
  };
}

/** Starts the gateway of a configuration, as a person does. */
export async function startHttp(
  place: Place = newPlace(POLICY),
  more: object = {},
  env?: Record<string, string>,
): Promise<HttpGateway> {
  const config = join(place.folder, 'gateway.json');
  writeFileSync(config, JSON.stringify(configOf(place, more)));
  const child = startGateway(place, ['serve', '--config', config], env);
  const ended = once(child, 'close');
  let said = '';
  const port = await new Promise<number>((done, failed) => {
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk;
      const found = /Serving http:\/\/127\.0\.0\.1:(\d+)\/mcp\/shop/.exec(said)?.[1];
      if (found !== undefined) done(Number(found));
    });
    void ended.then(() => {
      failed(new Error(said));
    });
  });

  const ask = (asking: Asking): Promise<Answer> => send(port, asking);
  return {
    ...{ place, config, port, ask },
    said: () => said,
    begin: async (headers = {}) => {
      const body = message('initialize', {
        protocolVersion: '2025-11-25',
        capabilities: { elicitation: {} },
        clientInfo: { name: 'x', version: '1' },
      });
      const answer = await ask({ headers, body });
      const session = String(answer.headers['mcp-session-id']);
      const initialized = { jsonrpc: '2.0', method: 'notifications/initialized' };
      await ask({ headers: { ...headers, 'mcp-session-id': session }, body: initialized });
      return session;
    },
    raw: (bytes, cut = false) => rawly(port, bytes, cut),
    reached: () => callsIn(place.log),
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      return child.exitCode;
    },
  };
}

let ids = 0;

export function message(method: string, params: object = {}): object {
  ids += 1;
  return { jsonrpc: '2.0', id: ids, method, params };
}

export function callOf(name: string, args: object = {}): object {
  return message('tools/call', { name, arguments: args });
}

async function send(
  port: number,
  { method = 'POST', path = '/mcp/shop', headers = {}, body }: Asking,
): Promise<Answer> {
  const all: OutgoingHttpHeaders = {
    authorization: `Bearer ${TOKENS.one}`,
    'content-type': 'application/json',
    accept: 'application/json, text/event-stream',
    connection: 'keep-alive',
  };
  for (const [name, value] of Object.entries(headers)) {
    // eslint-disable-next-line @typescript-eslint/no-dynamic-delete
    if (value === null) delete all[name];
    else all[name] = value;
  }
  const request = httpRequest({ host: '127.0.0.1', port, method, path, headers: all, agent: false });
  request.end(body === undefined || typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body));
  return new Promise((done, failed) => {
    request.on('error', failed);
    request.on('response', (response) => {
      text(response).then((read) => {
        done({ status: response.statusCode ?? 0, headers: response.headers, text: read });
        request.destroy();
      }, failed);
    });
  });
}

/** Has an answer of its own, that nothing else has. */
const LAST = `PUT /mcp/shop HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${TOKENS.one}\r\nConnection: close\r\n\r\n`;

async function rawly(port: number, bytes: string, cut: boolean): Promise<number[]> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  let heard = '';
  socket.setEncoding('latin1').on('data', (chunk: string) => {
    heard += chunk;
  });
  const closed = new Promise((done) => socket.on('error', () => undefined).on('close', done));
  if (cut) socket.end(bytes, 'latin1');
  else socket.write(bytes + LAST, 'latin1');
  await closed;
  return [...heard.matchAll(/HTTP\/1\.1 (\d{3}) /g)]
    .map(([, status]) => Number(status))
    .filter((status) => status !== 405);
}
