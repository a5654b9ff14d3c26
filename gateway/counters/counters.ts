import type { Spend } from '../../policy/evaluate.ts';

/** What is used up of every limit. One reservation is exact among all that share the store, processes too. */
export interface Counters {
  /**
   * Reserves all of it or nothing.
   * @returns the first that has no room, or undefined when all is reserved
   * @throws when the store cannot be read or written; the call is then denied
   */
  reserve: (spends: readonly Spend[]) => Spend | undefined | Promise<Spend | undefined>;
  /** Gives back what a failed call had reserved. */
  release: (spends: readonly Spend[]) => void | Promise<void>;
  /**
   * Milliseconds since 1970, never less than the store has seen before: a clock that is set back opens no window anew.
   * @throws when the store cannot be read
   */
  now: () => number | Promise<number>;
  close: () => void | Promise<void>;
}
