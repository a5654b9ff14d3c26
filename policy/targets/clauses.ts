import { pointerToken } from '../../catalog/pointer.ts';
import type { Condition, Policy, ToolRule } from '../document.ts';
import { denialPointer, limitPointer } from '../language/pointers.ts';

/** That every value at the path of a condition surely fulfils it (`yes`), or that each surely does not (`no`). */
export interface Literal {
  condition: Condition;
  wanted: 'yes' | 'no';
}

/** What a call has to fulfil: at least one of the literals. Of none, it never does. */
export interface Clause {
  /**
   * When it decides: rules of all tools and of the tool first, then what a call has to say for a limit, and last
   * whether a person is asked. A call that does not fulfil one of the first two is denied.
   */
  stage: 'rule' | 'amount' | 'approval';
  anyOf: Literal[];
  /** RFC 6901 pointer to the part of the policy that it comes from. */
  rule: string;
  reason: string;
}

/**
 * The policy for one tool as a conjunction of clauses, in the order in which they decide: a call that fulfils all is
 * allowed. Only for a tool that is not hidden, and named or allowed by default. Without a name: for a tool that the
 * policy does not name.
 */
export function clausesOf(policy: Policy, name: string | undefined): Clause[] {
  const parts = [
    { at: '/all_tools', rule: policy.all_tools ?? {} },
    ...(name === undefined ? [] : [{ at: `/tools/${pointerToken(name)}`, rule: policy.tools?.get(name) ?? {} }]),
  ];
  const of = (write: (rule: ToolRule, at: string) => Clause[]) => parts.flatMap(({ rule, at }) => write(rule, at));
  return [...of((rule, at) => [...requirements(rule, at), ...denials(rule, at)]), ...of(amounts), ...of(approvals)];
}

function requirements({ require = [] }: ToolRule, at: string): Clause[] {
  return require.flatMap(({ conditions, on_deny: reason = 'The call lacks what the policy requires.' }, i) =>
    conditions.map((condition) => ({
      stage: 'rule' as const,
      anyOf: [{ condition, wanted: 'yes' as const }],
      rule: `${at}/require/${i}`,
      reason,
    })),
  );
}

function denials({ deny_if = [] }: ToolRule, at: string): Clause[] {
  return deny_if.map((denial, i) => ({
    stage: 'rule',
    anyOf: noneOf(denial.conditions),
    rule: denialPointer(at, denial, i),
    reason: denial.on_deny ?? 'Denied by the policy.',
  }));
}

/** A call has to say how much it uses up, also where nothing adds it up. */
function amounts({ limits = [] }: ToolRule, at: string): Clause[] {
  return limits.flatMap((limit, i) => {
    if (limit.increment_from === undefined) return [];
    return {
      stage: 'amount',
      anyOf: [{ condition: { path: limit.increment_from, op: 'gte', value: 0 }, wanted: 'yes' }],
      rule: limitPointer(at, limit, i),
      reason: `The limit counts ${limit.increment_from}, which must be a number of at least 0, and is not.`,
    };
  });
}

function approvals({ approve = [] }: ToolRule, at: string): Clause[] {
  return approve.map(({ conditions, reason }, i) => ({
    stage: 'approval',
    anyOf: noneOf(conditions),
    rule: `${at}/approve/${i}`,
    reason: reason ?? 'A person has to approve this call.',
  }));
}

/** Conditions hold together unless one of them surely does not. */
function noneOf(conditions: readonly Condition[]): Literal[] {
  return conditions.map((condition) => ({ condition, wanted: 'no' }));
}
