import type { z } from 'zod';
import type { Limit } from './limit.ts';
import { SHORT_WINDOWS, type ToolRule, type WrittenAllTools, type WrittenRule } from './rule.ts';

type Written = z.infer<typeof WrittenRule>;

/**
 * Writes the shorthands out, so that everything after the parser knows one form. What comes from a shorthand stands
 * last, so that the places of the rest stay those of the written document.
 */
export function expandRule(name: string, written: Written): ToolRule {
  const { rate_limit, action, reason, ...rest } = written;
  const rule = expandAllTools(rest);
  if (action !== undefined) {
    const told = reason === undefined ? {} : { on_deny: reason };
    rule.deny_if = [...(rule.deny_if ?? []), { conditions: [], ...told, shorthand: 'action' }];
  }
  if (rate_limit !== undefined) {
    rule.limits = [...(rule.limits ?? []), rateLimit(name, rate_limit)];
  }
  return rule;
}

/** The rule for all tools has one shorthand: a path alone, under `require`. */
export function expandAllTools(written: z.infer<typeof WrittenAllTools>): ToolRule {
  const { require, ...rest } = written;
  if (require === undefined) return rest;
  return {
    require: require.map((one) => (typeof one === 'string' ? { conditions: [{ path: one, op: 'exists' }] } : one)),
    ...rest,
  };
}

function rateLimit(name: string, { max, window }: NonNullable<Written['rate_limit']>): Limit {
  return { counter: counterOf(name), window: SHORT_WINDOWS[window], max, scope: 'grant', shorthand: 'rate_limit' };
}

/** A rule as it was written: the inverse of `expandRule`, but for paths alone, which are written as conditions. */
export function collapseRule(name: string, { deny_if, limits, ...rest }: ToolRule): Written {
  const action = deny_if?.find(({ shorthand }) => shorthand === 'action');
  // A rule that was given to a tool of another name keeps its counter by being written out.
  const rate = limits?.find((one) => one.shorthand === 'rate_limit' && one.counter === counterOf(name));
  const denials = deny_if?.filter((one) => one !== action);
  const written = limits?.filter((one) => one !== rate).map(withoutShorthand);
  return {
    ...rest,
    ...(denials && (denials.length > 0 || action === undefined) && { deny_if: denials }),
    ...(written && (written.length > 0 || rate === undefined) && { limits: written }),
    ...(action && { action: 'deny' as const, ...(action.on_deny !== undefined && { reason: action.on_deny }) }),
    ...(rate && { rate_limit: { max: rate.max, window: SECONDS[rate.window] } }),
  };
}

function withoutShorthand(limit: Limit): Limit {
  const { shorthand, ...written } = limit;
  return shorthand === undefined ? limit : written;
}

function counterOf(name: string): string {
  return `${name}_rate`;
}

const SECONDS = { minute: 60, hour: 3600, day: 86_400 } as const;
