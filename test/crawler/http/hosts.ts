import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createRawServer, type AddressInfo, type Socket } from 'node:net';
import { expect, onTestFinished } from 'vitest';
import { HttpError, type Answer, type Http, type Question } from '../../../crawler/http/http.ts';
import { openHttp, type HttpOptions } from '../../../crawler/http/open.ts';
import { readOptOut } from '../../../crawler/http/opt-out.ts';
import type { RobotsMemory } from '../../../crawler/http/robots-memory.ts';

export type Listener = (request: IncomingMessage, response: ServerResponse) => unknown;

/** A host on loopback, and what it was asked. */
export interface Host {
  /** With its port. */
  name: string;
  port: number;
  url: string;
  /** Without those for robots.txt. */
  asked: Asked[];
  robotsAsked: number;
}

export interface Asked {
  path: string;
  method: string;
  headers: IncomingMessage['headers'];
  /** In milliseconds, never going back. */
  at: number;
  /** Requests that were not answered yet when this one came. */
  besides: number;
}

/** A web server at a loopback address of its own. Its robots.txt is missing unless `robots` answers for it. */
export async function serve(
  listener: Listener,
  { address = '127.0.0.1', robots }: { address?: string; robots?: Listener } = {},
): Promise<Host> {
  let open = 0;
  const server = createServer((request, response) => {
    if (request.url === '/robots.txt') {
      host.robotsAsked += 1;
      if (robots === undefined) response.writeHead(404).end();
      else robots(request, response);
      return;
    }
    const { url: path = '', method = '', headers } = request;
    host.asked.push({ path, method, headers, at: performance.now(), besides: open });
    open += 1;
    response.on('close', () => (open -= 1));
    listener(request, response);
  });
  server.listen(0, address);
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const name = `${address}:${port}`;
  const host: Host = { name, port, url: `http://${name}`, asked: [], robotsAsked: 0 };
  return host;
}

/** A server that speaks whatever it wants once something was asked. */
export async function serveRaw(answer: (socket: Socket) => void, address = '127.0.0.1'): Promise<Host> {
  const sockets = new Set<Socket>();
  const host: Host = { name: '', port: 0, url: '', asked: [], robotsAsked: 0 };
  const server = createRawServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('data', (data) => {
      const [method = '', path = ''] = data.toString().split(' ');
      host.asked.push({ path, method, headers: {}, at: performance.now(), besides: 0 });
      answer(socket);
    });
  });
  server.listen(0, address);
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  host.port = (server.address() as AddressInfo).port;
  host.name = `${address}:${host.port}`;
  host.url = `http://${host.name}`;
  return host;
}

/** For tests that are not about robots.txt. */
const everythingAllowed: RobotsMemory = {
  get: () => ({ rules: '', expiresAt: '9999-01-01T00:00:00.000Z' }),
  set: () => undefined,
};

/** Open to loopback, and so fast that only tests of the pace notice it. */
export function openTestHttp(options: Partial<HttpOptions> = {}): Http {
  const http = openHttp({
    optOut: readOptOut(''),
    allowPrivate: true,
    pace: { requests: 1_000_000, everyMs: 1 },
    robots: everythingAllowed,
    ...options,
  });
  onTestFinished(() => http.close());
  return http;
}

export async function getFrom(http: Http, host: Host, path = '/', question: Partial<Question> = {}): Promise<Answer> {
  return http.get(`${host.url}${path}`, { hosts: [host.name], ...question });
}

/** The `HttpError` that something ends with. */
export async function failureOf(work: Promise<unknown>): Promise<HttpError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(HttpError);
  const failure = error as HttpError;
  // A sentence that says what is wrong, and one that says what to do.
  expect(failure.message).toMatch(/^\S.*[^.]\. [A-Z].*\.$/);
  return failure;
}
