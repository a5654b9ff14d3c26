import type { Condition, Limit, ToolRule } from '../document.ts';
import { demanded, excluded, pathOf, type InterceptCondition } from './intercept-conditions.ts';

/** A rule as Intercept reads it: the call is denied unless all conditions hold. */
export interface InterceptRule {
  name: string;
  action?: 'deny';
  rate_limit?: string;
  conditions?: InterceptCondition[];
  on_deny?: string;
  state?: { counter: string; window: string; increment?: number; increment_from?: string };
}

/** How a rule of Intercept differs from ours. */
export type Difference =
  'always denied' | 'denied by one of several' | 'denied when absent' | 'long texts' | 'not limited';

export interface InterceptRules {
  rules: InterceptRule[];
  differences: Set<Difference>;
}

/** What Intercept makes of one rule. `scope` names its counters; undefined when Intercept cannot name them. */
export function interceptRules(rule: ToolRule, scope: string | undefined): InterceptRules {
  const differences = new Set<Difference>();
  const { require = [], deny_if = [], approve = [], limits = [] } = rule;
  const rules = [
    ...require.flatMap(({ conditions, on_deny }, i) =>
      checked(`require ${i + 1}`, conditions.length === 0 ? [] : all(conditions), on_deny),
    ),
    ...deny_if.flatMap(({ conditions, on_deny }, i) => denial(`deny_if ${i + 1}`, conditions, on_deny)),
    ...approve.flatMap(({ conditions, reason }, i) =>
      denial(`approve ${i + 1}`, conditions, `${reason ?? ''} A person has to do this.`.trim()),
    ),
    ...limits.flatMap(({ increment_from }, i) => (increment_from === undefined ? [] : amount(i, increment_from))),
    ...(scope === undefined ? [] : limits.map((limit, i) => limitRule(limit, i, scope, limits))),
  ];
  if (scope === undefined && limits.length > 0) differences.add('not limited');
  const always = rules.find(({ action }) => action === 'deny');
  return always === undefined ? { rules, differences } : { rules: [always], differences: onlyAlways(differences) };

  function denial(name: string, conditions: Condition[], on_deny: string | undefined): InterceptRule[] {
    if (conditions.length === 0) return [{ name, action: 'deny', ...(on_deny !== undefined && { on_deny }) }];
    // A call passes when one condition surely does not hold. Intercept has no "or", so it has to be the same one always.
    if (conditions.length > 1) differences.add('denied by one of several');
    return checked(
      name,
      conditions.map(excluded).find((it) => it !== undefined),
      on_deny,
    );
  }

  function checked(
    name: string,
    conditions: InterceptCondition[] | undefined,
    on_deny: string | undefined,
  ): InterceptRule[] {
    const text = on_deny === undefined ? {} : { on_deny };
    if (conditions === undefined) {
      differences.add('always denied');
      return [{ name, action: 'deny', ...text }];
    }
    if (conditions.length === 0) return [];
    differences.add('denied when absent');
    if (conditions.some(({ op, value }) => op === 'regex' && value !== '')) differences.add('long texts');
    return [{ name, conditions, ...text }];
  }

  /** A call has to say how much it uses up, also where nothing adds it up. */
  function amount(i: number, increment_from: string): InterceptRule[] {
    const path = pathOf(increment_from);
    return checked(`amount ${i + 1}`, path === undefined ? undefined : [{ path, op: 'gte', value: 0 }], undefined);
  }
}

function all(conditions: Condition[]): InterceptCondition[] | undefined {
  const written = conditions.map(demanded);
  return written.every((it) => it !== undefined) ? written.flat() : undefined;
}

function onlyAlways(differences: Set<Difference>): Set<Difference> {
  return new Set([...differences].filter((it) => it === 'always denied'));
}

function limitRule(
  { window, max, increment = 1, increment_from }: Limit,
  i: number,
  scope: string,
  all: Limit[],
): InterceptRule {
  const name = `limit ${i + 1}`;
  const most = Math.floor(max);
  const simple = increment === 1 && increment_from === undefined && most > 0;
  if (simple && all.filter((it) => it.window === window).length === 1) return { name, rate_limit: `${most}/${window}` };
  const counter = `limit_${i + 1}`;
  const path = increment_from === undefined ? undefined : pathOf(increment_from);
  return {
    name,
    conditions: [{ path: `state.${scope}.${counter}`, op: 'lte', value: most }],
    on_deny: `The limit of ${max} a ${window} is used up.`,
    state: {
      counter,
      window,
      ...(path === undefined ? { increment: Math.ceil(increment) } : { increment_from: path }),
    },
  };
}
