import PQueue from 'p-queue';
import { HttpError, type Pace } from './http.ts';
import { pause } from './signals.ts';

/** Nobody waits longer than this for a host that asks for a pause. */
const LONGEST_WAIT_MS = 60_000;

/** The right to ask a host. Held from before the request until its answer was read. */
export interface Turn {
  /** The host has the request by now: its headers arrived, or it failed. Call it before `end`. */
  arrived: () => void;
  /** Lets the next one begin. Calling it twice is calling it once. */
  end: () => void;
}

/** One request at a time, so many in any stretch of time, none while the host asks for a pause. */
export class HostQueue {
  pace: Pace;
  /** Between two requests, in milliseconds, as its robots.txt asks. */
  delayMs = 0;
  readonly #host: string;
  readonly #queue = new PQueue({ concurrency: 1 });
  /**
   * When each of the last requests was with the host at the latest. p-queue's own limit counts beginnings, but a request
   * that takes long to arrive and one that does not come closer together than they began. Also, this clock never goes back.
   */
  #arrivals: { at: number }[] = [];
  /** In milliseconds since 1970. */
  #pausedUntil = 0;

  constructor(host: string, pace: Pace) {
    this.#host = host;
    this.pace = pace;
  }

  /** Whether nothing would be forgotten if this queue were made anew. */
  get isIdle(): boolean {
    if (this.#queue.size > 0 || this.#queue.pending > 0) return false;
    return this.#pausedUntil <= Date.now() && this.#recent().length === 0;
  }

  /** @param until in milliseconds since 1970 */
  pauseUntil(until: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, until);
  }

  /**
   * Waits for one's turn.
   * @throws HttpError `throttled`, when the host asks for a pause of more than a minute
   * @throws the signal's reason
   */
  async turn(signal: AbortSignal): Promise<Turn> {
    const { promise, resolve, reject } = Promise.withResolvers<Turn>();
    this.#queue
      .add(
        async () => {
          await this.#ready(signal);
          const ended = Promise.withResolvers<undefined>();
          resolve(this.#begin(ended.resolve));
          await ended.promise;
        },
        { signal },
      )
      .catch(reject);
    return promise;
  }

  #begin(end: (value: undefined) => void): Turn {
    const arrival = { at: performance.now() };
    this.#arrivals.push(arrival);
    return {
      arrived: () => {
        arrival.at = performance.now();
      },
      end: () => {
        end(undefined);
      },
    };
  }

  async #ready(signal: AbortSignal): Promise<void> {
    for (;;) {
      signal.throwIfAborted();
      const pausedMs = this.#pausedUntil - Date.now();
      if (pausedMs > LONGEST_WAIT_MS) throw this.#throttled();
      const waitMs = Math.max(pausedMs, this.#waitMs());
      if (waitMs <= 0) return;
      await pause(Math.ceil(waitMs), signal);
    }
  }

  /** How long the pace forbids another request, in milliseconds. */
  #waitMs(): number {
    const now = performance.now();
    const last = this.#arrivals.at(-1)?.at ?? -Infinity;
    const afterLast = last + this.delayMs - now;
    this.#arrivals = this.#recent();
    if (this.#arrivals.length < this.pace.requests) return afterLast;
    const times = this.#arrivals.map(({ at }) => at).sort((a, b) => b - a);
    return Math.max(afterLast, (times[this.pace.requests - 1] ?? now) + this.pace.everyMs - now);
  }

  #recent(): { at: number }[] {
    const from = performance.now() - Math.max(this.pace.everyMs, this.delayMs);
    return this.#arrivals.filter(({ at }) => at > from);
  }

  #throttled(): HttpError {
    const retryAt = new Date(this.#pausedUntil).toISOString();
    return new HttpError('throttled', `${this.#host} asks not to be asked before ${retryAt}. Try again then.`, {
      retryAt,
    });
  }
}
