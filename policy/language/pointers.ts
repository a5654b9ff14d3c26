import type { Limit } from './limit.ts';
import type { Denial } from './rule.ts';

/** Where a limit stands in the document as it was written. `rule` is the pointer to the rule of its tool. */
export function limitPointer(rule: string, limit: Limit, index: number): string {
  return limit.shorthand === undefined ? `${rule}/limits/${index}` : `${rule}/${limit.shorthand}`;
}

/** Where a denial stands in the document as it was written. */
export function denialPointer(rule: string, denial: Denial, index: number): string {
  return denial.shorthand === undefined ? `${rule}/deny_if/${index}` : `${rule}/${denial.shorthand}`;
}
