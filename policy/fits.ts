/**
 * The largest sum that a limit has room for: `max`, and a hair more, because sums of fractions are not exact (three
 * times 0.1 is more than 0.3). The hair is a billionth of `max` and at most a millionth: whole numbers stay exact.
 */
export function ceiling(max: number): number {
  return max + Math.min(max * 1e-9, 1e-6);
}

/**
 * Whether a limit has room for one more amount. Every store compares like this, or its equal `used + amount <=
 * ceiling(max)` in the store's own language, so that all decide alike.
 */
export function fits(used: number, amount: number, max: number): boolean {
  return used + amount <= ceiling(max);
}
