import type { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';
import { abortReason, failureOf } from './failures.ts';
import type { Turn } from './host-queue.ts';
import type { Network } from './network.ts';
import { retryAfter } from './retry-after.ts';

const HEADERS_MS = 30_000;

export interface Asked {
  method: string;
  headers: Record<string, string>;
  body?: Uint8Array | undefined;
  /** For the wait until it is one's turn. */
  signal: AbortSignal;
  /** Called when it is one's turn. What it returns also ends the request and its answer. */
  start: (turn: Turn) => AbortSignal;
  /** Longest silence in the middle of the answer, in milliseconds. */
  idleMs: number;
}

/** An answer whose body is still on its way. */
export interface Reply {
  status: number;
  /** By lower-case name. */
  headers: Record<string, string | string[] | undefined>;
  /** As it was sent: `decoded` removes the compression. It has to be read or destroyed. */
  body: Readable;
  /** When the host wants to be asked again, in milliseconds since 1970. */
  retryAt: number | undefined;
  turn: Turn;
}

/**
 * Asks a host once, when it is its turn. The turn lasts until the body is closed, unless the caller ends it before.
 * @throws HttpError
 * @throws the reason of `signal`
 */
export async function ask(network: Network, url: URL, asked: Asked): Promise<Reply> {
  const { host } = url;
  const turn = await turnWithRoom(network, host, asked.signal);
  const signal = asked.start(turn);
  network.counts.requests += 1;
  network.asked.add(host);
  try {
    const response = await network.agent.request(optionsOf(network, url, asked, signal));
    turn.arrived();
    const retryAt = pauseOf(response);
    if (retryAt !== undefined) network.paces.pauseUntil(host, retryAt);
    const { statusCode: status, headers, body } = response;
    // Whoever reads it sees its errors; one that is thrown away unread has no reader, and its error is nobody's.
    body.on('error', () => undefined);
    // undici takes a turn of the event loop before it uses a connection again; who asks sooner opens a second one.
    body.on('close', () => setImmediate(turn.end));
    return { status, headers, body, retryAt, turn };
  } catch (error) {
    turn.arrived();
    turn.end();
    throw reasonOf(error, host, { caller: asked.signal, request: signal });
  }
}

/** A turn with a host that also takes room: who waits for a host takes none from those that wait for others. */
async function turnWithRoom({ paces, room }: Network, host: string, signal: AbortSignal): Promise<Turn> {
  const turn = await paces.turn(host, signal);
  try {
    const leave = await room.enter(signal);
    return {
      arrived: turn.arrived,
      end: () => {
        leave();
        turn.end();
      },
    };
  } catch (error) {
    turn.end();
    throw error;
  }
}

function optionsOf(
  { userAgent }: Network,
  url: URL,
  { method, headers, body, idleMs }: Asked,
  signal: AbortSignal,
): Dispatcher.RequestOptions {
  return {
    origin: url.origin,
    path: url.pathname + url.search,
    method,
    // Nobody else decides who we say we are, and what we can decompress.
    headers: { ...headers, 'user-agent': userAgent, 'accept-encoding': 'gzip, br' },
    body: body ?? null,
    signal,
    headersTimeout: HEADERS_MS,
    bodyTimeout: idleMs,
  };
}

/** Why a request ended: the caller stopped it, its time was up, or the network failed. */
export function reasonOf(
  error: unknown,
  host: string,
  { caller, request, begun = false }: { caller: AbortSignal; request: AbortSignal; begun?: boolean },
): unknown {
  if (caller.aborted) return abortReason(caller.reason, host);
  if (request.aborted) return abortReason(request.reason, host);
  return failureOf(error, host, begun);
}

function pauseOf({ statusCode, headers }: Dispatcher.ResponseData): number | undefined {
  if (statusCode !== 429 && statusCode !== 503) return undefined;
  return retryAfter(headerOf(headers, 'retry-after'), Date.now());
}

/** Of several headers of one name, the first. */
export function headerOf(headers: Reply['headers'], name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}
