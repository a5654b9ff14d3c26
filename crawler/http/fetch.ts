import { decoded, WITHOUT_BODY } from './body.ts';
import { ask, reasonOf, type Reply } from './exchange.ts';
import type { Turn } from './host-queue.ts';
import type { Network } from './network.ts';
import type { Robots } from './robots.ts';
import { either } from './signals.ts';
import { failureOfStatus } from './statuses.ts';
import { targetOf } from './target.ts';
import { isEventStream, webBody, type WebBody } from './web-body.ts';

/** Longest silence in the middle of an answer. */
const IDLE_MS = 120_000;
/** How long a stream of events may take to open before it counts as open: some servers send headers with the first event. */
const OPENING_MS = 2_000;

/**
 * `fetch` for transports. It never follows a redirect: that is an answer too, and whoever asked decides.
 * @throws HttpError
 * @throws the reason of the caller's signal
 */
export async function fetchOnce(
  network: Network,
  robots: Robots,
  address: string | URL,
  init: RequestInit = {},
): Promise<Response> {
  const url = targetOf(address, network.allowPrivate);
  const signal = either(network.ended, init.signal);
  const request = new Request(url, { ...init, signal: null, redirect: 'manual' });
  const body = request.body === null ? undefined : new Uint8Array(await request.arrayBuffer());
  const headers = Object.fromEntries(request.headers);
  await robots.permit(network, url, signal);
  const { method } = request;
  const opening = method === 'GET' && isEventStream(headers['accept']) ? openingTimer() : undefined;
  try {
    const start = (turn: Turn): AbortSignal => {
      opening?.start(turn);
      return signal;
    };
    const reply = await ask(network, url, { method, headers, body, signal, start, idleMs: IDLE_MS });
    return responseOf(reply, method, {
      host: url.host,
      counts: network.counts,
      reason: (error) => reasonOf(error, url.host, { caller: signal, request: signal, begun: true }),
    });
  } finally {
    opening?.stop();
  }
}

interface OpeningTimer {
  start: (turn: Turn) => void;
  stop: () => void;
}

function openingTimer(): OpeningTimer {
  let timer: NodeJS.Timeout | undefined;
  return {
    start: (turn) => {
      timer = setTimeout(turn.end, OPENING_MS);
    },
    stop: () => {
      clearTimeout(timer);
    },
  };
}

function responseOf(reply: Reply, method: string, context: Omit<WebBody, 'turn' | 'isEvents'>): Response {
  const { status, body, turn } = reply;
  try {
    // No `Response` can have another one.
    if (status < 200 || status > 599) throw failureOfStatus(status, context.host, reply.retryAt);
    const headers = headersOf(reply.headers);
    if (method === 'HEAD' || WITHOUT_BODY.includes(status)) {
      body.resume();
      return new Response(null, { status, headers });
    }
    const isEvents = isEventStream(headers.get('content-type'));
    // The old transport keeps one stream open and sends its requests beside it.
    if (isEvents && method === 'GET') turn.end();
    return new Response(webBody(decoded(reply, context.host), { ...context, turn, isEvents }), { status, headers });
  } catch (error) {
    body.destroy();
    throw error;
  }
}

function headersOf(received: Reply['headers']): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(received)) {
    for (const one of Array.isArray(value) ? value : [value ?? '']) headers.append(name, one);
  }
  // The body is handed on without its compression.
  if (headers.has('content-encoding')) headers.delete('content-length');
  headers.delete('content-encoding');
  return headers;
}
