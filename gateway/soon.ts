/** A value that is there now, or will be. What is there now is used at once, so that nothing is reordered. */
export type Soon<T> = T | Promise<T>;

export function after<T, R>(value: Soon<T>, next: (value: T) => Soon<R>): Soon<R> {
  return value instanceof Promise ? value.then(next) : next(value);
}

/** What `work` gives, or what `failed` makes of what it threw. */
export function attempt<T>(work: () => Soon<T>, failed: (error: unknown) => T): Soon<T> {
  try {
    const value = work();
    return value instanceof Promise ? value.catch(failed) : value;
  } catch (error) {
    return failed(error);
  }
}

/**
 * Acts on values in the order in which they were handed in, however late each is there. `act` and the promises must not
 * fail.
 */
export function inOrder(): <T>(value: Soon<T>, act: (value: T) => void) => void {
  let last: Promise<void> | undefined;
  return (value, act) => {
    if (last === undefined && !(value instanceof Promise)) {
      act(value);
      return;
    }
    const mine: Promise<void> = Promise.all([value, last]).then(([ready]) => {
      if (last === mine) last = undefined;
      act(ready);
    });
    last = mine;
  };
}
