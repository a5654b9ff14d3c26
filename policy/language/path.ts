/** Stands in a path for each element of an array. */
export const EACH = Symbol('each element');

/** One step of a path below `args`: the name of a key, the index of an element, or each element. */
export type Step = string | typeof EACH;

/** Longest path, in UTF-16 code units. */
export const LONGEST_PATH = 1000;
const EXAMPLE = 'for example "args.amount"';

/**
 * Reads the path of an argument: `args.amount`, `args.to.0.address`, `args.to.*.address`. In a name, the characters
 * `.`, `*`, `[`, `]` and `\` have a backslash before them.
 * @returns the steps below `args`, or what is wrong, completing "The path …"
 */
export function readPath(path: string): { steps: Step[] } | { problem: string } {
  if (path.length > LONGEST_PATH) return { problem: `is longer than ${LONGEST_PATH} characters` };
  const [root, ...written] = path.split(DOTS);
  if (root !== 'args') return { problem: wrongRoot(path, root ?? '') };
  if (written.length === 0) return { problem: `must name an argument, ${EXAMPLE}` };
  for (const step of written) {
    if (step === '')
      return {
        problem: `has an empty step between two dots, or ends with a dot; ${meant(path.replaceAll(EMPTY_STEP, ''))}`,
      };
    if (BAD_ESCAPE.test(step)) return { problem: 'has a backslash that escapes nothing; write \\\\ for a backslash' };
    if (step !== '*' && BARE_STAR.test(step))
      return {
        problem: 'has a star in a name; "*" stands alone between dots, and \\* is a star that belongs to a name',
      };
    if (BRACKET.test(step))
      return {
        problem: `has a bracket, which an index does not need, and which in a name is written \\[; ${meant(path.replaceAll(INDEX, '.$1'))}`,
      };
  }
  if (written[0] === '*')
    return { problem: 'has "*" right after args: it means each element of an array, and the arguments are no array' };
  return { steps: written.map((step) => (step === '*' ? EACH : step.replaceAll(/\\(.)/gs, '$1'))) };
}

/** A dot with an even number of backslashes before it ends a step. */
const DOTS = /(?<=(?<!\\)(?:\\\\)*)\./;
const BAD_ESCAPE = /^(?:[^\\]|\\[\\.*[\]])*\\(?:[^\\.*[\]]|$)/s;
const BARE_STAR = /(?<=(?<!\\)(?:\\\\)*)\*/;
const BRACKET = /(?<=(?<!\\)(?:\\\\)*)[[\]]/;

/** What people write who know another language of paths. */
const EMPTY_STEP = /\.(?=\.|$)/g;
const INDEX = /\[(\d+|\*)\]/g;
const OTHER_ROOTS = /^(?:(?:\$|args?|arguments|parameters|params|input)\.)+/i;

function wrongRoot(path: string, root: string): string {
  if (root === 'state') return `must start with "args."; counters of "state" are written as "limits" here`;
  return `must start with "args." and name an argument; ${meant(`args.${path.replace(OTHER_ROOTS, '')}`)}`;
}

function meant(path: string): string {
  return PLAIN.test(path) ? `did you mean "${path}"?` : EXAMPLE;
}

const PLAIN = /^args\.[\w-]+(?:\.(?:[\w-]+|\*))*$/;

/** What stands at a path when nothing does. */
export const ABSENT = Symbol('absent');
/** What stands at a path that goes on where the call has no object or no array, as the path wants one. */
export const MISFIT = Symbol('misfit');

/**
 * What stands at a path: one value, or one for each element of the arrays that the path goes through. Only own
 * properties count, so that `args.__proto__.x` never reads anything but the call.
 */
export function valuesAt(args: unknown, steps: readonly Step[]): unknown[] {
  let found: unknown[] = [args];
  for (const step of steps) found = found.flatMap((value) => (step === EACH ? elementsOf(value) : at(value, step)));
  return found;
}

function elementsOf(value: unknown): unknown {
  return Array.isArray(value) ? value : missing(value);
}

/** Wrapped, because `flatMap` would open an array. */
function at(value: unknown, step: string): [unknown] {
  if (typeof value !== 'object' || value === null) return [missing(value)];
  if (Array.isArray(value) && !/^(?:0|[1-9]\d*)$/.test(step)) return [MISFIT];
  return [Object.hasOwn(value, step) ? (value as Record<string, unknown>)[step] : ABSENT];
}

/** Below `null` there is nothing. A text or a number is not what the path expects, and a server may read it anyway. */
function missing(value: unknown): unknown {
  return value === null || value === undefined || value === ABSENT ? ABSENT : MISFIT;
}
