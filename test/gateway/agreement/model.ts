import type { AuditEntry } from '../../../gateway/audit.ts';
import type { Policy } from '../../../policy/document.ts';
import { evaluate, type Call, type Decision, type Moment, type Spend } from '../../../policy/evaluate.ts';

/** What a person says who is asked about a call. */
export type Answer = 'accept' | 'decline' | 'cancel';

/** What becomes of a call. */
export interface Outcome {
  decision: AuditEntry['decision'];
  rule: string;
  reason: string;
  asked: boolean;
}

/** The evaluator with counters in memory: what a gateway has to do. */
export interface Model {
  outcomeOf: (policy: Policy, call: Call, answer: Answer, moment: Moment, fails: boolean) => Outcome;
  /** Uses up what another client does. */
  use: (spends: readonly Spend[]) => void;
  /** What is used up of each counter whose window has not ended. */
  inUse: (now: number) => Map<string, number>;
}

export function openModel(): Model {
  const used = new Map<string, { amount: number; ends: number }>();

  function add(spends: readonly Spend[]): void {
    for (const { key, amount, ends } of spends) {
      used.set(key, { amount: (used.get(key)?.amount ?? 0) + amount, ends });
    }
  }

  return {
    outcomeOf: (policy, call, answer, moment, fails) => {
      const decided = evaluate(policy, call, { ...moment, used: (key) => used.get(key)?.amount ?? 0 });
      const outcome = afterAsking(decided, answer);
      if (!fails && passes(outcome)) add(decided.spends);
      return outcome;
    },
    use: (spends) => {
      add(spends);
    },
    inUse: (now) => new Map([...used].filter(([, { ends }]) => ends > now).map(([key, { amount }]) => [key, amount])),
  };
}

function afterAsking({ decision, rule, reason }: Decision, answer: Answer): Outcome {
  if (decision !== 'ask') return { decision, rule, reason, asked: false };
  return { decision: answer === 'accept' ? 'approved' : 'refused', rule, reason, asked: true };
}

export function passes({ decision }: Outcome): boolean {
  return decision === 'allow' || decision === 'approved';
}
