import { HostQueue, type Turn } from './host-queue.ts';
import type { Pace } from './http.ts';

/** Five a second in bursts, and never two at a time. */
const DEFAULT_PACE: Pace = { requests: 20, everyMs: 4_000 };

const LONGEST_DELAY_MS = 10_000;

/** How fast each host may be asked. A host is a name and, when it is not the usual one, a port. */
export interface Paces {
  /**
   * Waits for one's turn with a host.
   * @throws HttpError `throttled`
   * @throws the signal's reason
   */
  turn: (host: string, signal: AbortSignal) => Promise<Turn>;
  set: (host: string, pace: Pace) => void;
  /** Between two requests, in milliseconds; no more than 10,000 are granted. */
  setDelay: (host: string, delayMs: number) => void;
  /** @param until in milliseconds since 1970 */
  pauseUntil: (host: string, until: number) => void;
}

export function openPaces(usual: Pace = DEFAULT_PACE): Paces {
  const own = new Map<string, Pace>();
  const queues = new Map<string, HostQueue>();
  let sweepAt = 256;

  /** Ten thousand hosts are asked a few times each: their queues are dropped once they would allow anything again. */
  function sweep(): void {
    for (const [host, queue] of queues) if (queue.isIdle) queues.delete(host);
    sweepAt = Math.max(256, queues.size * 2);
  }

  function queueOf(host: string): HostQueue {
    const known = queues.get(host);
    if (known !== undefined) return known;
    if (queues.size >= sweepAt) sweep();
    const queue = new HostQueue(host, own.get(host) ?? usual);
    queues.set(host, queue);
    return queue;
  }

  return {
    turn: (host, signal) => queueOf(host).turn(signal),
    set: (host, pace) => {
      own.set(host, pace);
      queueOf(host).pace = pace;
    },
    setDelay: (host, delayMs) => {
      queueOf(host).delayMs = Math.min(delayMs, LONGEST_DELAY_MS);
    },
    pauseUntil: (host, until) => {
      queueOf(host).pauseUntil(until);
    },
  };
}
