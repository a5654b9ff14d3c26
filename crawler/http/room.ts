import PQueue from 'p-queue';

/** Room for so many requests at once, over all hosts. */
export interface Room {
  /**
   * Waits until there is room.
   * @returns a function that makes room again; calling it twice is calling it once
   * @throws the signal's reason
   */
  enter: (signal: AbortSignal) => Promise<() => void>;
}

export function openRoom(atOnce: number): Room {
  const queue = new PQueue({ concurrency: atOnce });
  return {
    enter: (signal) => {
      const { promise, resolve, reject } = Promise.withResolvers<() => void>();
      const stay = (): Promise<void> =>
        new Promise((leave) => {
          resolve(leave);
        });
      queue.add(stay, { signal }).catch(reject);
      return promise;
    },
  };
}
