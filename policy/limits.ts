import { stepsOf } from './conditions.ts';
import type { Limit, ToolRule } from './document.ts';
import type { Moment, Spend } from './evaluate.ts';
import { fits } from './fits.ts';
import { valuesAt } from './language/path.ts';
import { limitPointer } from './language/pointers.ts';

const SECONDS = { minute: 60, hour: 3600, day: 86_400 } as const;

/** A limit that cannot tell what a call uses up. */
export interface Uncountable {
  /** RFC 6901 pointer to the limit. */
  rule: string;
  reason: string;
}

/**
 * What a call uses up of the limits of one rule, or the first limit that cannot tell.
 * @param at RFC 6901 pointer to the rule
 */
export function spendsOf(rule: ToolRule, at: string, args: unknown, moment: Moment): Spend[] | Uncountable {
  const spends: Spend[] = [];
  for (const [i, limit] of (rule.limits ?? []).entries()) {
    const pointer = limitPointer(at, limit, i);
    const amount = amountOf(limit, args);
    if (amount === undefined) {
      const reason = `The limit counts ${limit.increment_from ?? ''}, which must be a number of at least 0, and is not.`;
      return { rule: pointer, reason };
    }
    spends.push(spend(limit, amount, pointer, moment));
  }
  return spends;
}

/** Undefined when the argument is absent, or anything but finite numbers of at least 0. */
function amountOf({ increment, increment_from }: Limit, args: unknown): number | undefined {
  if (increment_from === undefined) return increment ?? 1;
  let sum = 0;
  const values = valuesAt(args, stepsOf(increment_from));
  for (const value of values) {
    if (typeof value !== 'number' || !Number.isFinite(value) || value < 0) return undefined;
    sum += value;
  }
  return values.length > 0 && Number.isFinite(sum) ? sum : undefined;
}

function spend({ counter, window, max, scope }: Limit, amount: number, rule: string, { now, ids }: Moment): Spend {
  const seconds = SECONDS[window];
  const start = Math.floor(now / 1000 / seconds) * seconds;
  const key = JSON.stringify([scope, ids[scope], counter, window, start]);
  return { key, amount, max, window, ends: (start + seconds) * 1000, rule };
}

/** The first that has no room, when all are spent together. */
export function firstFull(spends: readonly Spend[], used: (key: string) => number): Spend | undefined {
  const own = new Map<string, number>();
  return spends.find(({ key, amount, max }) => {
    const before = own.get(key) ?? 0;
    own.set(key, before + amount);
    return !fits(used(key) + before, amount, max);
  });
}
