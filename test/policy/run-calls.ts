import type { Policy } from '../../policy/document.ts';
import { evaluate, type Call, type Decision } from '../../policy/evaluate.ts';
import { countersInMemory } from '../../policy/spend.ts';

/** Runs calls one after the other, as a gateway would: what goes through uses up its counters. */
export function runCalls(policy: Policy, calls: Call[], times: number[] = []): Decision[] {
  const { used, spend } = countersInMemory();
  const ids = { grant: 'g', session: 's', server: 'v' };
  return calls.map((call, i) => {
    const decision = evaluate(policy, call, { now: times[i] ?? 0, used, ids });
    spend(decision);
    return decision;
  });
}
