import { pointerToken } from '../catalog/pointer.ts';
import { mayHold, surelyHold } from './conditions.ts';
import type { Limit, Policy, ToolRule } from './document.ts';
import { denialPointer } from './language/pointers.ts';
import { firstFull, spendsOf } from './limits.ts';

/** One call of a tool. */
export interface Call {
  tool: string;
  arguments?: unknown;
}

/** When a call is made, and whose counters it uses up. */
export interface Moment {
  /** Milliseconds since 1970, UTC. */
  now: number;
  /** Each scope of a limit counts by its own id. */
  ids: Record<Limit['scope'], string>;
}

/** What a decision depends on besides the policy and the call. */
export interface Situation extends Moment {
  /** How much of a counter's window is used up. */
  used: (key: string) => number;
}

/** What a call uses up of one limit when it goes through. */
export interface Spend {
  /** Names the counter, whose it is, and the window: `["grant","g1","mail_rate","minute",1732560000]` as JSON. */
  key: string;
  amount: number;
  max: number;
  window: Limit['window'];
  /** When the window ends, in milliseconds since 1970. */
  ends: number;
  /** RFC 6901 pointer to the limit. */
  rule: string;
}

export interface Decision {
  /** `ask`: a person decides; no answer means no. */
  decision: 'allow' | 'ask' | 'deny';
  /** RFC 6901 pointer to the part of the policy that decided. */
  rule: string;
  reason: string;
  /** What the call uses up, all or nothing, before it is forwarded or a person is asked. Empty when it is denied. */
  spends: Spend[];
}

/**
 * Decides one call. The order is fixed, and the first part that objects decides: hidden; not named under
 * `default: deny`; `require` and `deny_if` of `all_tools`, then of the tool; limits of `all_tools`, then of the tool;
 * then `approve` of both; then allowed.
 */
export function evaluate(policy: Policy, call: Call, situation: Situation): Decision {
  const judged = judge(policy, call, situation);
  const full = firstFull(judged.spends, situation.used);
  return full === undefined ? judged : overLimit(full);
}

/** The decision as far as it does not depend on what was used up before: everything but the limits. */
export function judge(policy: Policy, call: Call, moment: Moment): Decision {
  const hidden = policy.hide?.findIndex((name) => name === '*' || name === call.tool) ?? -1;
  if (hidden >= 0) return deny(`/hide/${hidden}`, `The tool "${call.tool}" is hidden by the policy.`);
  const own = policy.tools?.get(call.tool);
  if (own === undefined && policy.default === 'deny') {
    return deny('/default', `The policy does not name the tool "${call.tool}", and denies what it does not name.`);
  }
  const parts = [
    { at: '/all_tools', rule: policy.all_tools ?? {} },
    { at: `/tools/${pointerToken(call.tool)}`, rule: own ?? {} },
  ];
  for (const { at, rule } of parts) {
    const objection = objects(rule, at, call);
    if (objection) return objection;
  }
  let spends: Spend[] = [];
  for (const { at, rule } of parts) {
    const used = spendsOf(rule, at, call.arguments, moment);
    if ('reason' in used) return deny(used.rule, used.reason);
    spends = [...spends, ...used];
  }
  const allowedBy = own === undefined ? '/default' : `/tools/${pointerToken(call.tool)}`;
  return asks(parts, call, spends) ?? { decision: 'allow', rule: allowedBy, reason: '', spends };
}

/** The denial of a call that a limit has no room for. */
export function overLimit({ max, window, rule }: Spend): Decision {
  return deny(rule, `The limit of ${max} a ${window} is used up; it starts anew with the next ${window} (UTC).`);
}

function objects(rule: ToolRule, at: string, call: Call): Decision | undefined {
  for (const [i, { conditions, on_deny }] of (rule.require ?? []).entries()) {
    if (surelyHold(conditions, call.arguments)) continue;
    return deny(`${at}/require/${i}`, on_deny ?? 'The call lacks what the policy requires.');
  }
  for (const [i, denial] of (rule.deny_if ?? []).entries()) {
    if (!mayHold(denial.conditions, call.arguments)) continue;
    return deny(denialPointer(at, denial, i), denial.on_deny ?? 'Denied by the policy.');
  }
  return undefined;
}

function asks(parts: { at: string; rule: ToolRule }[], call: Call, spends: Spend[]): Decision | undefined {
  for (const { at, rule } of parts) {
    for (const [i, { conditions, reason }] of (rule.approve ?? []).entries()) {
      if (!mayHold(conditions, call.arguments)) continue;
      return {
        decision: 'ask',
        rule: `${at}/approve/${i}`,
        reason: reason ?? 'A person has to approve this call.',
        spends,
      };
    }
  }
  return undefined;
}

function deny(rule: string, reason: string): Decision {
  return { decision: 'deny', rule, reason, spends: [] };
}
