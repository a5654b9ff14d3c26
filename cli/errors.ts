/** Wrong usage: the message says what is right. Exit code 2. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** Exit codes that people script against. */
export const EXIT = { done: 0, finding: 1, usage: 2, unreachable: 3 } as const;
