import type { Condition } from './document.ts';

/** Whether every condition holds for the arguments; no conditions hold always. */
export function allHold(conditions: Condition[], args: unknown): boolean {
  return conditions.every((condition) => holds(condition, args));
}

function holds({ path, op, value }: Condition, args: unknown): boolean {
  const actual = argumentAt(args, path.split('.').slice(1));
  if (op === 'exists') return (actual !== undefined) === (value ?? true);
  return actual !== undefined && COMPARE[op](actual, value);
}

/** Only own properties count, so that `args.__proto__.x` never reads anything but the call. */
function argumentAt(args: unknown, path: string[]): unknown {
  let at = args;
  for (const key of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined;
    at = (at as Record<string, unknown>)[key];
  }
  return at;
}

const COMPARE: Record<Exclude<Condition['op'], 'exists'>, (actual: unknown, value: unknown) => boolean> = {
  eq: (actual, value) => actual === value,
  neq: (actual, value) => actual !== value,
  in: (actual, value) => Array.isArray(value) && value.includes(actual),
  not_in: (actual, value) => Array.isArray(value) && !value.includes(actual),
  lt: numbers((actual, value) => actual < value),
  lte: numbers((actual, value) => actual <= value),
  gt: numbers((actual, value) => actual > value),
  gte: numbers((actual, value) => actual >= value),
  contains: (actual, value) =>
    (Array.isArray(actual) && actual.includes(value)) ||
    (typeof actual === 'string' && typeof value === 'string' && actual.includes(value)),
};

function numbers(compare: (actual: number, value: number) => boolean) {
  return (actual: unknown, value: unknown): boolean =>
    typeof actual === 'number' && typeof value === 'number' && compare(actual, value);
}
