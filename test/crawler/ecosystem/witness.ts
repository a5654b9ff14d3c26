import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';

/** A request as it arrived at any server of this process. */
interface Seen {
  method: string;
  host: string;
  path: string;
  userAgent: string;
  /** Everything that it said: its line, its headers and its body. */
  text: () => string;
}

export interface Witness {
  seen: Seen[];
  /** Connections that are still open. */
  open: () => number;
  /** Rejections that nobody handled. */
  unhandled: unknown[];
  stop: () => void;
}

const ARRIVED = 'http.server.request.start';

/** Sees every request that arrives at a double, whichever it is, without being in its way. */
export function startWitness(): Witness {
  const seen: Seen[] = [];
  const sockets = new Set<Socket>();
  const unhandled: unknown[] = [];

  function onRequest(message: unknown): void {
    const { request } = message as { request: IncomingMessage };
    const { method = '', url: path = '', headers, rawHeaders, socket } = request;
    const body: Buffer[] = [];
    const push = request.push.bind(request);
    request.push = (chunk: Buffer | null, encoding?: BufferEncoding) => {
      if (chunk !== null) body.push(Buffer.from(chunk));
      return push(chunk, encoding);
    };
    sockets.add(socket);
    seen.push({
      ...{ method, path, host: headers.host ?? '', userAgent: headers['user-agent'] ?? '' },
      text: () => [method, path, ...rawHeaders, Buffer.concat(body).toString('utf8')].join('\n'),
    });
  }

  function onUnhandled(reason: unknown): void {
    unhandled.push(reason);
  }

  subscribe(ARRIVED, onRequest);
  process.on('unhandledRejection', onUnhandled);
  return {
    seen,
    unhandled,
    open: () => [...sockets].filter(({ destroyed }) => !destroyed).length,
    stop: () => {
      unsubscribe(ARRIVED, onRequest);
      process.off('unhandledRejection', onUnhandled);
    },
  };
}
