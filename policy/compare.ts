import type { Condition, Scalar } from './language/condition.ts';
import { ABSENT, MISFIT } from './language/path.ts';
import { patternFits } from './language/pattern.ts';

/** The answer of a condition. `unclear`: the argument cannot be compared like this, which counts against the call. */
export type Truth = 'yes' | 'no' | 'unclear';

/** Whether one value of a call fulfils a condition. An absent value fulfils nothing but `exists: false`. */
export function compare(actual: unknown, condition: Condition): Truth {
  if (actual === MISFIT) return 'unclear';
  if (condition.op === 'exists') return truth((actual !== ABSENT) === (condition.value ?? true));
  if (actual === ABSENT) return 'no';
  switch (condition.op) {
    case 'eq':
      return same(actual, condition.value);
    case 'neq':
      return not(same(actual, condition.value));
    case 'in':
      return oneOf(actual, condition.value);
    case 'not_in':
      return not(oneOf(actual, condition.value));
    case 'contains':
      return contains(actual, condition.value);
    case 'regex':
      return typeof actual === 'string' ? truth(patternFits(condition.value, actual)) : 'unclear';
    case 'lt':
      return number(actual, (value) => value < condition.value);
    case 'lte':
      return number(actual, (value) => value <= condition.value);
    case 'gt':
      return number(actual, (value) => value > condition.value);
    case 'gte':
      return number(actual, (value) => value >= condition.value);
  }
}

/** `yes` when one of them is, `no` when none can be. */
export function some(truths: readonly Truth[]): Truth {
  if (truths.includes('yes')) return 'yes';
  return truths.includes('unclear') ? 'unclear' : 'no';
}

/** `yes` when all are; of none, too. */
export function every(truths: readonly Truth[]): Truth {
  return not(some(truths.map(not)));
}

function not(one: Truth): Truth {
  if (one === 'unclear') return 'unclear';
  return one === 'yes' ? 'no' : 'yes';
}

function truth(answer: boolean | undefined): Truth {
  if (answer === undefined) return 'unclear';
  return answer ? 'yes' : 'no';
}

/** Values of different types are unclear: a server that reads `"5"` as 5 would act on what the policy did not see. */
function same(actual: unknown, wanted: Scalar): Truth {
  if (actual === wanted) return 'yes';
  if (!isScalar(actual)) return 'unclear';
  return actual === null || wanted === null || typeof actual === typeof wanted ? 'no' : 'unclear';
}

/** Unclear only when no item is of the type of the argument. */
function oneOf(actual: unknown, list: readonly Scalar[]): Truth {
  const truths = list.filter((wanted) => wanted !== null || actual === null).map((wanted) => same(actual, wanted));
  if (truths.includes('yes')) return 'yes';
  return truths.includes('no') || (truths.length === 0 && isScalar(actual)) ? 'no' : 'unclear';
}

function contains(actual: unknown, wanted: Scalar): Truth {
  if (Array.isArray(actual)) return some(actual.map((element) => same(element, wanted)));
  return typeof actual === 'string' && typeof wanted === 'string' ? truth(actual.includes(wanted)) : 'unclear';
}

function number(actual: unknown, test: (value: number) => boolean): Truth {
  return typeof actual === 'number' && Number.isFinite(actual) ? truth(test(actual)) : 'unclear';
}

function isScalar(value: unknown): boolean {
  return value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
}
