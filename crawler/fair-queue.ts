export interface FairOptions<T> {
  /** How many pieces of work run at once. */
  concurrency: number;
  /** Pieces of one host run one after the other. */
  hostOf: (item: T) => string;
  /** Starts nothing new once it is aborted. */
  signal?: AbortSignal | undefined;
}

interface Host<T> {
  /** Last first. */
  left: T[];
}

/**
 * Runs work on many hosts at once and on each host one piece at a time. The host with the most work left goes first:
 * the crawl takes as long as its busiest host, and the others fit in beside it. Work must not reject.
 */
export async function runFairly<T>(
  items: Iterable<T>,
  { concurrency, hostOf, signal }: FairOptions<T>,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = waitingHosts(Map.groupBy(items, hostOf));
  let running = 0;
  await new Promise<void>((resolve) => {
    const next = (): void => {
      while (running < concurrency && signal?.aborted !== true) {
        const host = waiting.take();
        const item = host?.left.pop();
        if (host === undefined || item === undefined) break;
        running += 1;
        void work(item).finally(() => {
          running -= 1;
          waiting.put(host);
          next();
        });
      }
      if (running === 0) resolve();
    };
    next();
  });
}

/** Hosts that are not being worked on; of two with as much left, the one that waits longer is taken first. */
function waitingHosts<T>(groups: Map<string, T[]>): { take: () => Host<T> | undefined; put: (host: Host<T>) => void } {
  // The one with the most left is last.
  const waiting: Host<T>[] = [];
  const put = (host: Host<T>): void => {
    if (host.left.length === 0) return;
    let [from, to] = [0, waiting.length];
    while (from < to) {
      const middle = Math.floor((from + to) / 2);
      if ((waiting[middle]?.left.length ?? 0) < host.left.length) from = middle + 1;
      else to = middle;
    }
    waiting.splice(from, 0, host);
  };
  for (const left of groups.values()) put({ left: left.reverse() });
  return { take: () => waiting.pop(), put };
}
