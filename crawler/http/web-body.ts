import type { Readable } from 'node:stream';
import { tooLarge } from './body.ts';
import type { Turn } from './host-queue.ts';
import { HttpError, type HttpCounts } from './http.ts';

const MAX_BYTES = 64 * 1024 * 1024;
/** Read ahead of whoever reads, so that a short answer that nobody reads ends its turn too. */
const AHEAD_BYTES = 64 * 1024;
/** A longer answer that nobody reads is given up after this time. */
const UNREAD_MS = 60_000;
/** After so much silence, an open stream of events is no longer a request in progress. */
const QUIET_MS = 2_000;

export interface WebBody {
  host: string;
  turn: Turn;
  isEvents: boolean;
  counts: Pick<HttpCounts, 'bytes'>;
  /** Says in our words why the body ended too early. */
  reason: (error: unknown) => unknown;
}

/** Of a Content-Type or an Accept header. */
export function isEventStream(type: string | null | undefined): boolean {
  return type?.toLowerCase().includes('text/event-stream') ?? false;
}

/** A body as `Response` wants it, with a cap. Closing it, at the end or before, ends the host's turn. */
export function webBody(body: Readable, { host, turn, isEvents, counts, reason }: WebBody): ReadableStream<Uint8Array> {
  const timer = bodyTimer();
  let bytes = 0;
  let isCancelled = false;
  const stream: UnderlyingDefaultSource<Uint8Array> = {
    start: (controller) => {
      if (isEvents) timer.set(QUIET_MS, turn.end);
      body.on('data', (chunk: Buffer) => {
        if (isCancelled) return;
        bytes += chunk.length;
        counts.bytes += chunk.length;
        if (bytes > MAX_BYTES) {
          body.destroy(tooLarge(host, MAX_BYTES));
          return;
        }
        controller.enqueue(chunk);
        if (isEvents) timer.set(QUIET_MS, turn.end);
        if ((controller.desiredSize ?? 0) > 0) return;
        body.pause();
        if (!isEvents) timer.set(UNREAD_MS, () => body.destroy(unread(host)));
      });
      body.on('end', () => {
        if (!isCancelled) controller.close();
      });
      body.on('error', (error) => {
        if (!isCancelled) controller.error(reason(error));
      });
      body.on('close', () => {
        timer.clear();
      });
    },
    pull: () => {
      if (!isEvents) timer.clear();
      body.resume();
    },
    cancel: () => {
      isCancelled = true;
      body.destroy();
    },
  };
  return new ReadableStream(stream, new ByteLengthQueuingStrategy({ highWaterMark: AHEAD_BYTES }));
}

function unread(host: string): HttpError {
  return new HttpError('timeout', `The answer of ${host} was not read for a minute. Read it, or cancel it.`);
}

interface BodyTimer {
  /** In place of what was set before. */
  set: (milliseconds: number, then: () => void) => void;
  clear: () => void;
}

function bodyTimer(): BodyTimer {
  let timer: NodeJS.Timeout | undefined;
  return {
    set: (milliseconds, then) => {
      clearTimeout(timer);
      timer = setTimeout(then, milliseconds).unref();
    },
    clear: () => {
      clearTimeout(timer);
    },
  };
}
