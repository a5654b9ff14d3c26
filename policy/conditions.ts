import { compare, every, some, type Truth } from './compare.ts';
import type { Condition } from './language/condition.ts';
import { readPath, valuesAt, type Step } from './language/path.ts';

/** Whether a call has what `require` demands: every condition is surely fulfilled, by every element of a `*`. */
export function surelyHold(conditions: readonly Condition[], args: unknown): boolean {
  return every(conditions.map((condition) => truthOf(condition, args, everyOfOne))) === 'yes';
}

/** Whether a call is what `deny_if` or `approve` is about: no condition surely fails, one element of a `*` is enough. */
export function mayHold(conditions: readonly Condition[], args: unknown): boolean {
  return every(conditions.map((condition) => truthOf(condition, args, some))) !== 'no';
}

function truthOf(condition: Condition, args: unknown, over: (truths: Truth[]) => Truth): Truth {
  return over(valuesAt(args, stepsOf(condition.path)).map((value) => compare(value, condition)));
}

/** Of no elements at all, nothing is sure. */
function everyOfOne(truths: Truth[]): Truth {
  return truths.length === 0 ? 'no' : every(truths);
}

/** @throws RangeError when the path is none that the parser accepts */
export function stepsOf(path: string): Step[] {
  const read = readPath(path);
  if ('problem' in read) throw new RangeError(`The path "${path}" ${read.problem}.`);
  return read.steps;
}
