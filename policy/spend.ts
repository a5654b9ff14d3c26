import type { Decision } from './evaluate.ts';

/** Counters in memory, for running calls against a policy one after the other. */
export function countersInMemory(): { used: (key: string) => number; spend: (decision: Decision) => void } {
  const counters = new Map<string, number>();
  return {
    used: (key) => counters.get(key) ?? 0,
    spend({ spends }) {
      for (const { key, amount } of spends) counters.set(key, (counters.get(key) ?? 0) + amount);
    },
  };
}
