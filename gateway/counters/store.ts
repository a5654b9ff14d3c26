import type { Counters } from './counters.ts';

/** One counter in one window. */
export interface Used {
  /** As in `Spend`. */
  key: string;
  used: number;
  /** When the window ends, in milliseconds since 1970. */
  ends: number;
}

/** Counters that are kept outside the process, and can be shown. */
export interface CounterStore extends Counters {
  /** What is used up in the windows that have not ended. */
  inUse: () => Used[] | Promise<Used[]>;
}

/**
 * Counters are kept this long after their window, in milliseconds. A call that is judged at the end of a window may
 * reserve after it: until then the old count must be there.
 */
export const KEPT_AFTER = 60_000;

/** A reservation of a window that is over for longer than its counters are kept. The call is denied. */
export function tooLate(): Error {
  return new Error('The call waited so long that its window is over and no longer counted. Call again.');
}
