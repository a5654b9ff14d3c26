import { allHold } from './conditions.ts';
import type { Limit, Policy, ToolRule } from './document.ts';

/** One call of a tool. */
export interface Call {
  tool: string;
  arguments?: unknown;
}

/** What a decision depends on besides the policy and the call. */
export interface Situation {
  /** Milliseconds since 1970, UTC. */
  now: number;
  /** How much of a counter's window is used up. */
  used: (key: string) => number;
  /** Whose counters: each scope of a limit counts by its own id. */
  ids: Record<Limit['scope'], string>;
}

export interface Decision {
  /** `ask`: a person decides; no answer means no. */
  decision: 'allow' | 'ask' | 'deny';
  /** RFC 6901 pointer to the part of the policy that decided. */
  rule: string;
  reason: string;
  /** Keys of the counters that the call uses up one of, when it goes through. */
  counts: string[];
}

const SECONDS = { minute: 60, hour: 3600, day: 86_400 } as const;

/**
 * Decides one call. The order is fixed, and the first part that objects decides: hidden, not named under
 * `default: deny`, `require`, `deny_if` and limits of `all_tools`, then of the tool; then `approve`; then allowed.
 */
export function evaluate(policy: Policy, call: Call, situation: Situation): Decision {
  const hidden = policy.hide?.findIndex((name) => name === '*' || name === call.tool) ?? -1;
  if (hidden >= 0) return deny(`/hide/${hidden}`, `The tool "${call.tool}" is hidden by the policy.`);
  const own = policy.tools?.get(call.tool);
  if (own === undefined && policy.default === 'deny') {
    return deny('/default', `The policy does not name the tool "${call.tool}", and denies what it does not name.`);
  }
  const parts = [
    { at: '/all_tools', rule: policy.all_tools ?? {} },
    { at: `/tools/${call.tool.replaceAll('~', '~0').replaceAll('/', '~1')}`, rule: own ?? {} },
  ];
  const counts: string[] = [];
  for (const { at, rule } of parts) {
    const objection = objects(rule, at, call) ?? overLimit(rule, at, situation, counts);
    if (objection) return objection;
  }
  return (
    asks(parts, call, counts) ?? {
      decision: 'allow',
      rule: own ? (parts[1]?.at ?? '') : '/default',
      reason: '',
      counts,
    }
  );
}

function objects(rule: ToolRule, at: string, call: Call): Decision | undefined {
  for (const [i, { conditions, on_deny }] of (rule.require ?? []).entries()) {
    const missing = !allHold(conditions, call.arguments);
    if (missing) return deny(`${at}/require/${i}`, on_deny ?? 'The call lacks what the policy requires.');
  }
  for (const [i, { conditions, on_deny }] of (rule.deny_if ?? []).entries()) {
    if (allHold(conditions, call.arguments)) return deny(`${at}/deny_if/${i}`, on_deny ?? 'Denied by the policy.');
  }
  return undefined;
}

function overLimit(rule: ToolRule, at: string, situation: Situation, counts: string[]): Decision | undefined {
  for (const [i, limit] of (rule.limits ?? []).entries()) {
    const key = counterKey(limit, situation);
    if (situation.used(key) + counts.filter((other) => other === key).length >= limit.max) {
      const { max, window } = limit;
      return deny(
        `${at}/limits/${i}`,
        `The limit of ${max} a ${window} is used up; it starts anew with the next ${window} (UTC).`,
      );
    }
    counts.push(key);
  }
  return undefined;
}

function counterKey({ counter, window, scope }: Limit, { now, ids }: Situation): string {
  const start = Math.floor(now / 1000 / SECONDS[window]) * SECONDS[window];
  return JSON.stringify([scope, ids[scope], counter, window, start]);
}

function asks(parts: { at: string; rule: ToolRule }[], call: Call, counts: string[]): Decision | undefined {
  for (const { at, rule } of parts) {
    for (const [i, { conditions, reason }] of (rule.approve ?? []).entries()) {
      if (!allHold(conditions, call.arguments)) continue;
      return {
        decision: 'ask',
        rule: `${at}/approve/${i}`,
        reason: reason ?? 'A person has to approve this call.',
        counts,
      };
    }
  }
  return undefined;
}

function deny(rule: string, reason: string): Decision {
  return { decision: 'deny', rule, reason, counts: [] };
}
