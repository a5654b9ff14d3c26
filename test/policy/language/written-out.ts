/** Which shorthands are written out. */
interface Which {
  /** A path alone, under `require`. */
  paths?: boolean;
  /** `rate_limit` and `action`. */
  rules?: boolean;
}

type Rule = Record<string, unknown[] | undefined> & { rate_limit?: unknown; action?: unknown; reason?: unknown };

const WINDOWS: Record<number, string> = { 60: 'minute', 3600: 'hour', 86400: 'day' };

/** A policy with its shorthands in their long form, as docs/policy-language.md gives it. */
export function writtenOut(document: object, which: Which): object {
  const { all_tools, tools } = document as { all_tools?: Rule; tools?: Record<string, Rule> };
  return {
    ...document,
    ...(all_tools && { all_tools: longRule('', all_tools, which) }),
    ...(tools && {
      tools: Object.fromEntries(Object.entries(tools).map(([name, rule]) => [name, longRule(name, rule, which)])),
    }),
  };
}

function longRule(name: string, rule: Rule, which: Which): object {
  const { rate_limit, action, reason, ...rest } = rule;
  const rate = rate_limit as { max: number; window: number } | undefined;
  return {
    ...rest,
    ...(rest['require'] && which.paths && { require: rest['require'].map(longPath) }),
    ...(!which.rules && { ...(rate && { rate_limit }), ...(action !== undefined && { action, reason }) }),
    ...(which.rules &&
      action !== undefined && { deny_if: [...(rest['deny_if'] ?? []), { conditions: [], on_deny: reason }] }),
    ...(which.rules && rate && { limits: [...(rest['limits'] ?? []), longRate(name, rate)] }),
  };
}

function longPath(one: unknown): unknown {
  return typeof one === 'string' ? { conditions: [{ path: one, op: 'exists' }] } : one;
}

function longRate(name: string, { max, window }: { max: number; window: number }): object {
  return { counter: `${name}_rate`, window: WINDOWS[window], max, scope: 'grant' };
}
