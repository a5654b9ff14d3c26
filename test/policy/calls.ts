import { EACH, readPath, type Step } from '../../policy/language/path.ts';
import type { Policy } from '../../policy/document.ts';

/** The steps of a path that the parser accepts. */
export function stepsIn(path: string): Step[] {
  const read = readPath(path);
  if ('problem' in read) throw new Error(`${path}: ${read.problem}`);
  return read.steps;
}

/** Arguments that hold a value at a path, and whatever they held before beside it. */
export function withValue(args: unknown, path: string, value: unknown): unknown {
  return put(args, stepsIn(path), value);
}

function put(at: unknown, [step, ...rest]: Step[], value: unknown): unknown {
  if (step === undefined) return value;
  if (step === EACH) return [put(Array.isArray(at) ? at[0] : undefined, rest, value)];
  const before = typeof at === 'object' && at !== null ? at : {};
  const inner = Object.hasOwn(before, step) ? (before as Record<string, unknown>)[step] : undefined;
  return Object.fromEntries([...Object.entries(before), [step, put(inner, rest, value)]]);
}

/** Arguments that no condition objects to: only what is summed up is there, and is nothing. */
export function plainArguments(policy: Policy, name: string): unknown {
  const sums = (policy.tools?.get(name)?.limits ?? []).flatMap(({ increment_from }) => increment_from ?? []);
  return sums.reduce<unknown>((args, path) => withValue(args, path, 0), {});
}
