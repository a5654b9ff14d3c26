import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** What a double answers in the place of the truth. */
export interface Fault {
  status?: number;
  type?: string;
  body?: string;
  /** Where it redirects to. */
  location?: string;
  /** The connection ends after half of the body. */
  cut?: boolean;
}

export const HTML_429: Fault = {
  status: 429,
  type: 'text/html',
  body: '<html><head><title>429 Too Many Requests</title></head><body><center>nginx</center></body></html>',
};

export interface Reply {
  status?: number;
  type?: string;
  body: string;
  headers?: Record<string, string>;
}

export interface Double {
  url: string;
  /** Paths with their queries, in order, without robots.txt. */
  asked: string[];
  /** Headers of the last request. */
  headers: IncomingHttpHeaders;
  /** Answers for the next requests, first to last; `undefined` lets one through. */
  faults: (Fault | undefined)[];
  /** The answer to every request, once `faults` are used up. */
  broken: Fault | undefined;
  close: () => Promise<void>;
}

export interface LoopbackOptions {
  /** Milliseconds before each answer. */
  latencyMs?: number | undefined;
  /** Sends an ETag with each answer, and 304 to who has it. */
  etags?: boolean | undefined;
}

/** An HTTP server on the loopback interface that can be told to misbehave. */
export async function startLoopback(
  answer: (url: URL, headers: IncomingHttpHeaders) => Reply,
  { latencyMs = 0, etags = false }: LoopbackOptions = {},
): Promise<Double> {
  const double: Double = {
    url: '',
    asked: [],
    headers: {},
    faults: [],
    broken: undefined,
    close: () => Promise.resolve(),
  };
  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', double.url);
    if (url.pathname === '/robots.txt') return void response.writeHead(404).end();
    double.asked.push(url.pathname + url.search);
    double.headers = request.headers;
    if (latencyMs > 0) await sleep(latencyMs);
    const fault = double.faults.length > 0 ? double.faults.shift() : double.broken;
    if (fault !== undefined) {
      misbehave(fault, response);
      return;
    }
    const { status = 200, type = 'application/json', body, headers = {} } = answer(url, request.headers);
    response.setHeader('content-type', type);
    if (etags && status === 200) {
      const etag = `"${createHash('sha1').update(body).digest('hex')}"`;
      response.setHeader('etag', etag);
      if (request.headers['if-none-match'] === etag) return void response.writeHead(304).end();
    }
    response.writeHead(status, headers).end(body);
  }
  const server = createServer((request, response) => void respond(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The double has no port.');
  double.url = `http://127.0.0.1:${address.port}`;
  double.close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return double;
}

function misbehave(
  { status = 200, type = 'application/json', body = '', location, cut = false }: Fault,
  response: ServerResponse,
) {
  if (location !== undefined) response.setHeader('location', location);
  response.writeHead(status, { 'content-type': type, ...(cut && { 'content-length': Buffer.byteLength(body) }) });
  if (!cut) return void response.end(body);
  response.write(body.slice(0, body.length / 2), () => response.destroy());
}
