import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { afterAll } from 'vitest';
import type { Http, Pace } from '../../../../crawler/http/http.ts';
import { openHttp } from '../../../../crawler/http/open.ts';
import { readOptOut } from '../../../../crawler/http/opt-out.ts';
import type { Asking, Batch, ReadToEnd, Source } from '../../../../crawler/sources/source.ts';

export interface Reply {
  status?: number;
  type?: string;
  body: string;
  headers?: Record<string, string>;
}

export interface Place {
  url: string;
  /** Paths with their queries, in order; robots.txt apart. */
  asked: string[];
  /** Headers of the last request. */
  headers: IncomingHttpHeaders;
}

const endings: (() => unknown)[] = [];
afterAll(async () => {
  for (const end of endings) await end();
});

/** A host on the loopback interface. */
export async function startPlace(answer: (url: URL, headers: IncomingHttpHeaders) => Reply): Promise<Place> {
  const place: Place = { url: '', asked: [], headers: {} };
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', place.url);
    if (url.pathname === '/robots.txt') return void response.writeHead(404).end();
    place.asked.push(`${url.pathname}${url.search}`);
    place.headers = request.headers;
    const { status = 200, type = 'application/json', body, headers = {} } = answer(url, request.headers);
    response.writeHead(status, { 'content-type': type, ...headers }).end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  endings.push(
    () => server.close(),
    () => {
      server.closeAllConnections();
    },
  );
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The place has no port.');
  place.url = `http://127.0.0.1:${address.port}`;
  return place;
}

/** The crawler's own way out, except that it asks a place on this machine as fast as it answers. */
export function openTestHttp(): Http & { paces: Record<string, Pace> } {
  const http = openHttp({ allowPrivate: true, optOut: readOptOut(''), pace: { requests: 1_000, everyMs: 1_000 } });
  endings.push(() => http.close());
  const paces: Record<string, Pace> = {};
  return {
    ...http,
    paces,
    setPace: (host, pace) => {
      paces[host] = pace;
    },
  };
}

export const NOW = '2026-11-20T03:17:00.000Z';

/** Reads a source, to its end or for so many batches. What it leaves behind goes through JSON, as in a crawl. */
export async function readThrough(
  source: Source,
  { batches = Infinity, ...asking }: Partial<Asking> & { batches?: number } = {},
): Promise<Batch & { end?: ReadToEnd }> {
  const read: Batch & { end?: ReadToEnd } = { records: [], dropped: [] };
  const reading = source.read({ http: openTestHttp(), state: undefined, full: false, now: NOW, ...asking });
  for (let count = 0; count < batches; count += 1) {
    const step = await reading.next();
    if (step.done === true) return { ...read, end: throughJson(step.value) };
    read.records.push(...step.value.records);
    read.dropped.push(...step.value.dropped);
    read.resume = throughJson(step.value.resume);
  }
  return read;
}

function throughJson<T>(value: T): T {
  return value === undefined ? value : (JSON.parse(JSON.stringify(value)) as T);
}
