import { RE2JS, RE2JSException } from 're2js';

/** Longest pattern, in UTF-16 code units. */
export const LONGEST_PATTERN = 1000;
/** Most instructions of a compiled pattern: what a counted repeat such as `{1000}` unfolds to counts in full. */
const LARGEST_PROGRAM = 1000;
/** Longest string that is tested, in UTF-16 code units. A longer one counts against the call. */
export const LONGEST_TESTED = 65_536;

/** What is wrong with a pattern, completing "The pattern …", or undefined when it can be used. */
export function patternProblem(pattern: string): string | undefined {
  if (pattern.length > LONGEST_PATTERN) return `is longer than ${LONGEST_PATTERN} characters`;
  const compiled = compile(pattern);
  if (compiled instanceof Error) {
    return `is not understood: ${compiled.message.replace(/^error parsing regexp: /, '')} (RE2 has no lookaround and no backreferences)`;
  }
  if (compiled.programSize() > LARGEST_PROGRAM)
    return `unfolds to more than ${LARGEST_PROGRAM} steps; use smaller counted repeats`;
  return undefined;
}

/**
 * Whether a pattern fits somewhere in a text, in time linear in the text; undefined when the text is too long to be
 * tested.
 * @throws RangeError when the pattern is none that the parser accepts
 */
export function patternFits(pattern: string, text: string): boolean | undefined {
  if (text.length > LONGEST_TESTED) return undefined;
  const compiled = compile(pattern);
  if (compiled instanceof Error)
    throw new RangeError(`The pattern "${pattern}" is not understood.`, { cause: compiled });
  return compiled.test(text);
}

/** Compiled once for each pattern. Bounded, because policies come and go while a gateway runs. */
const cache = new Map<string, RE2JS | RE2JSException>();
const MOST_CACHED = 1000;

function compile(pattern: string): RE2JS | RE2JSException {
  const known = cache.get(pattern);
  if (known !== undefined) return known;
  if (cache.size >= MOST_CACHED) cache.clear();
  const compiled = tryCompile(pattern);
  cache.set(pattern, compiled);
  return compiled;
}

function tryCompile(pattern: string): RE2JS | RE2JSException {
  try {
    return RE2JS.compile(pattern);
  } catch (error) {
    if (error instanceof RE2JSException) return error;
    throw error;
  }
}
