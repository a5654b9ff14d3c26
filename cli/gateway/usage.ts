import { z } from 'zod';
import type { Used } from '../../gateway/counters/store.ts';
import type { Limit, Policy } from '../../policy/document.ts';

/** How much of a limit is used up in its present window. */
export interface Usage {
  scope: Limit['scope'];
  /** The grant, session or server that the counter belongs to. */
  of: string;
  counter: string;
  window: string;
  used: number;
  /** The lowest limit on the counter; absent when no policy names it now. */
  max?: number;
  /** ISO 8601, UTC: when the window ends, and all is free again. */
  ends: string;
}

const Key = z.tuple([z.enum(['grant', 'session', 'server']), z.string(), z.string(), z.string(), z.number()]);

/** Reads a counter's key; undefined when it is not one of this version. */
export function usageOf({ key, used, ends }: Used): Usage | undefined {
  const parsed = Key.safeParse(JSON.parse(key));
  if (!parsed.success) return undefined;
  const [scope, of, counter, window] = parsed.data;
  return { scope, of, counter, window, used, ends: new Date(ends).toISOString() };
}

/** What is used up of the limits of a policy by one grant and its server. */
export function limitsInUse(policy: Policy, ids: { grant: string; server: string }, all: Usage[]): Usage[] {
  const limits = [policy.all_tools, ...(policy.tools?.values() ?? [])].flatMap((rule) => rule?.limits ?? []);
  return all.flatMap((usage) => {
    if (usage.scope === 'session' || usage.of !== ids[usage.scope]) return [];
    const own = limits.filter(
      ({ counter, window, scope }) =>
        counter === usage.counter && window === usage.window && (scope === usage.scope || scope === 'session'),
    );
    return own.length === 0 ? [] : [{ ...usage, max: Math.min(...own.map(({ max }) => max)) }];
  });
}
