import { pointerToken } from '../../catalog/pointer.ts';
import type { Limit } from './limit.ts';
import type { Policy } from './policy.ts';
import type { PolicyProblem } from './problems.ts';
import { limitPointer } from './pointers.ts';

/**
 * Limits that cannot be meant together: one counter with two different maxima, and one limit twice in one rule, which
 * would count every call double.
 */
export function contradictions(policy: Policy): PolicyProblem[] {
  const first = new Map<string, { at: string; max: number }>();
  const whole = new Map<string, string>();
  return limitsOf(policy).flatMap(({ limit, rule, at }) => {
    const counter = JSON.stringify([limit.counter, limit.scope, limit.window]);
    const twin = JSON.stringify([rule, counter, limit.increment ?? 1, limit.increment_from]);
    const same = whole.get(twin);
    if (same !== undefined)
      return [{ path: at, message: `is the same limit as ${same}, so that a call would count double; remove one` }];
    whole.set(twin, at);
    const other = first.get(counter) ?? { at, max: limit.max };
    first.set(counter, other);
    if (other.max === limit.max) return [];
    const message = `the counter "${limit.counter}" has a max of ${other.max} at ${other.at}; give this one another name`;
    return [{ path: limit.shorthand === undefined ? `${at}/max` : at, message }];
  });
}

function limitsOf(policy: Policy): { limit: Limit; rule: string; at: string }[] {
  const rules = [
    { rule: '/all_tools', limits: policy.all_tools?.limits ?? [] },
    ...[...(policy.tools ?? [])].map(([name, { limits = [] }]) => ({ rule: `/tools/${pointerToken(name)}`, limits })),
  ];
  return rules.flatMap(({ rule, limits }) =>
    limits.map((limit, i) => ({ limit, rule, at: limitPointer(rule, limit, i) })),
  );
}
