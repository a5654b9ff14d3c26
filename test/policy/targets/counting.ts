import type { Call } from '../../../policy/evaluate.ts';
import { evaluate } from '../../../policy/evaluate.ts';
import { countersInMemory } from '../../../policy/spend.ts';
import type { Answer } from './decide.ts';
import { readOwn } from './gateway.ts';
import { countAsIntercept } from './intercept-counting.ts';
import { decide as decideAsPolicyLayer } from './policylayer.ts';
import { MOMENT } from './policies.ts';

/** Decides one call after the other, each at its time in milliseconds since 1970, and counts those that it allows. */
export type Counting = (call: Call, now: number) => Answer;

/** How each target that can count does, by its id. */
export const COUNTING: Record<string, (text: string, server: string) => Counting> = {
  gateway: countAsGateway,
  // Its documentation shows the same limits; that it reads them alike is all that can be said of a service.
  policylayer: (text, server) => {
    const count = countAsGateway(text);
    return (call, now) => (decideAsPolicyLayer(text, server, call) === 'deny' ? 'deny' : count(call, now));
  },
  intercept: countAsIntercept,
};

/** Decides and counts as a policy says. */
export function countAsGateway(text: string): Counting {
  const policy = readOwn(text);
  const counters = countersInMemory();
  return (call, now) => {
    const decision = evaluate(policy, call, { ...MOMENT, now, used: counters.used });
    counters.spend(decision);
    return decision.decision;
  };
}
