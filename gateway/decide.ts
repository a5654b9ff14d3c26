import { judge, overLimit, type Spend } from '../policy/evaluate.ts';
import type { ToolCall } from './call.ts';
import { deny, type Denial } from './denial.ts';
import { asNumbers } from './exact-json.ts';
import type { GateOptions } from './gate.ts';
import type { Grant } from './grant.ts';
import { lookAlikeArguments } from './look-alike-arguments.ts';
import { after, attempt, type Soon } from './soon.ts';

/** A call that may go through, or may once a person approves it. What it uses up is reserved. */
export interface Passing {
  decision: 'allow' | 'ask';
  rule: string;
  reason: string;
  spends: Spend[];
  /** Under which it was decided. */
  grant: Grant;
}

/** What else than the policy can object to a call, such as pins. */
export type Objections = (grant: Grant, call: ToolCall) => Soon<Denial | undefined>;

/**
 * Decides one call under the grant in force, and reserves what it uses up. Whatever fails denies the call. When the
 * policy changes while a store answers, the call is decided again.
 */
export function decide(options: GateOptions, objections: Objections, call: ToolCall): Soon<Passing | Denial> {
  const grant = options.grant();
  if (grant === undefined) return REVOKED;
  const verdict = decideUnder(grant, options, objections, call);
  if (!(verdict instanceof Promise)) return verdict;
  return verdict.then((late) => {
    if (inForce(options, grant)) return late;
    release(options, late);
    const anew = options.grant();
    return anew === undefined ? REVOKED : decideUnder(anew, options, objections, call);
  });
}

/**
 * Decides a call anew that has waited for a person: the policy can have changed, and so can the tool. What it had
 * reserved stays reserved when the policy is the same, and is given back otherwise.
 */
export function decideAgain(
  options: GateOptions,
  objections: Objections,
  call: ToolCall,
  before: Passing,
): Soon<Passing | Denial> {
  if (inForce(options, before.grant)) {
    return after(objections(before.grant, call), (objection) => {
      if (objection !== undefined) release(options, before);
      return objection ?? before;
    });
  }
  release(options, before);
  return after(decide(options, objections, call), (verdict) => {
    if (verdict.decision !== 'ask' || (verdict.rule === before.rule && verdict.reason === before.reason))
      return verdict;
    release(options, verdict);
    return deny('approval', 'The policy changed while a person was asked.');
  });
}

const REVOKED = deny('grant', 'The grant of this client was revoked.');

/** Gives back what was reserved. A store that fails keeps it used up, which errs on the safe side. */
export function release(options: GateOptions, verdict: Passing | Denial): void {
  if (verdict.decision === 'deny' || verdict.spends.length === 0) return;
  const { spends } = verdict;
  void attempt(
    () => options.counters.release(spends),
    (error) => {
      options.warn(`What a call had reserved could not be given back: ${messageOf(error)}`);
    },
  );
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function inForce(options: GateOptions, grant: Grant): boolean {
  const now = options.grant();
  return now?.policy === grant.policy && now.pins === grant.pins;
}

function decideUnder(
  grant: Grant,
  options: GateOptions,
  objections: Objections,
  call: ToolCall,
): Soon<Passing | Denial> {
  return attempt(
    () =>
      lookAlikeArguments(grant.policy, call) ??
      after(
        objections(grant, call),
        (objection) => objection ?? after(options.counters.now(), (now) => decideAt(now, grant, options, call)),
      ),
    (error) => deny('state', `The state of the limits cannot be used: ${messageOf(error)}.`),
  );
}

function decideAt(now: number, grant: Grant, options: GateOptions, call: ToolCall): Soon<Passing | Denial> {
  const ids = { grant: grant.id, session: options.session ?? grant.id, server: grant.server };
  const judged = { tool: call.tool, arguments: asNumbers(call.arguments) };
  const { decision, rule, reason, spends } = judge(grant.policy, judged, { now, ids });
  if (decision === 'deny') return deny(rule, reason);
  const passing: Passing = { decision, rule, reason, spends, grant };
  if (spends.length === 0) return passing;
  return after(options.counters.reserve(spends), (full) => {
    if (full === undefined) return passing;
    const over = overLimit(full);
    return { ...deny(over.rule, over.reason), ...(full.amount <= full.max && { passes: true }) };
  });
}
