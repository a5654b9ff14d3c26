import type { Condition } from '../../../policy/document.ts';
import { MEANINGS } from '../../../policy/patterns/index.ts';
import { LONGEST_TESTED } from '../../../policy/language/pattern.ts';
import { ALL_CASES, PLAIN_PATHS, PUBLIC_ADDRESSES } from '../pattern-cases.ts';

/** What a client may send in place of anything else. */
const ODD: readonly unknown[] = [null, true, '', '5', 0, -1, 2 ** 60, 1e21, [], {}, [[]], { toString: 1 }];

/** Values for the argument of a condition: some that fulfil it, some that just do not, and some that do not compare. */
export function valuesFor(condition: Condition): unknown[] {
  return [...wellTyped(condition), ...ODD];
}

/** Values for an argument that is summed up: those that have room, those that just have none, and no amounts. */
export function amountsFor(max: number): unknown[] {
  return [0, 0.1, max / 2, max, max + 0.01, max * 2, -0.01, String(max), [1], ...ODD];
}

function wellTyped(condition: Condition): unknown[] {
  switch (condition.op) {
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      return around(condition.value);
    case 'eq':
    case 'neq':
      return near(condition.value);
    case 'in':
    case 'not_in':
      return condition.value.flatMap(near);
    case 'contains':
      return [...near(condition.value), [condition.value], ['other', condition.value], `<${String(condition.value)}>`];
    case 'regex':
      return textsFor(condition.value);
    case 'exists':
      return ['there'];
  }
}

function around(value: number): number[] {
  return [value - 1, value - 0.001, value, value + 0.001, value + 1, -value];
}

function near(value: unknown): unknown[] {
  const alike = typeof value === 'number' ? [value + 0.5, String(value)] : [`${String(value)} `, String(value)];
  return [value, [value], ...alike];
}

/** Of a pattern that recommendations have, the texts that it is known to fit; and texts that fit none of those. */
function textsFor(pattern: string): string[] {
  const says = MEANINGS.get(pattern);
  const hits = ALL_CASES.find((one) => one.says === says)?.hits ?? [];
  const misses = [PUBLIC_ADDRESSES[0], PLAIN_PATHS[0]].flatMap((text) => text ?? []);
  const mails = Array.from({ length: 21 }, (_, i) => `a${i}@example.com`).join(', ');
  return [...sparse(hits, 4), ...misses, mails, 'usd', 'eur 5', 'x'.repeat(LONGEST_TESTED + 1)];
}

/** At most so many of a list, from all over it. */
function sparse<T>(list: readonly T[], most: number): T[] {
  const step = Math.max(1, Math.ceil(list.length / most));
  return list.filter((_, i) => i % step === 0);
}
