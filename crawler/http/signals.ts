import { setTimeout as sleep } from 'node:timers/promises';

/** Aborts when one of them does. */
export function either(first: AbortSignal, second: AbortSignal | null | undefined): AbortSignal {
  return second === undefined || second === null || second === first ? first : AbortSignal.any([first, second]);
}

/** @throws the signal's reason, as soon as it aborts */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(milliseconds, undefined, { signal });
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  }
}

/** Stops waiting for what others wait for too, and which therefore goes on. */
export async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  const { promise, reject } = Promise.withResolvers<never>();
  const onAbort = (): void => {
    reject(signal.reason as Error);
  };
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
