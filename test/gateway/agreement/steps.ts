import type { Policy } from '../../../policy/document.ts';
import { judge, type Call, type Moment } from '../../../policy/evaluate.ts';
import type { Answer } from './model.ts';

/** One call, with what happens around it. */
export interface Step {
  call: Call;
  /** What the person says if one is asked. */
  answer: Answer;
  /** Before it, others use up the limits, so that this call is the last that has room. */
  nearlyFull: boolean;
  /** How much later than the step before it is, in milliseconds. */
  later: number;
}

const ANSWERS: readonly Answer[] = ['accept', 'decline', 'accept', 'cancel'];
const MOMENT: Moment = { now: 0, ids: { grant: 'g', session: 's', server: 'v' } };

/**
 * The calls one after the other, in minutes that turn. Then, of each tool with limits, a call that has the last room, one
 * that has none, and one in the next window.
 */
export function stepsFor(policy: Policy, calls: readonly Call[]): Step[] {
  const plain = calls.map((call, i): Step => {
    const answer = ANSWERS[i % ANSWERS.length] ?? 'decline';
    return { call, answer, nearlyFull: false, later: i % 11 === 10 ? 20_000 : 0 };
  });
  const limited = new Map(
    calls.filter((call) => judge(policy, call, MOMENT).spends.length > 0).map((call) => [call.tool, call]),
  );
  const full = [...limited.values()].flatMap((call): Step[] => {
    const step: Step = { call, answer: 'accept', nearlyFull: false, later: 0 };
    return [{ ...step, nearlyFull: true }, step, { ...step, later: 60_000 }];
  });
  return [...plain, ...full];
}
