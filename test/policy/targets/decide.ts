import { RE2JS } from 're2js';
import type { Call } from '../../../policy/evaluate.ts';

export type Answer = 'allow' | 'ask' | 'deny';

/**
 * Reads a text with a parser of its format, checks it against the format as documented, and decides one call by the
 * matching that the format documents. Written without a look at the code that writes the text.
 */
export type Decide = (text: string, server: string, call: Call) => Answer;

/** Reads a text once, as long as it is the same text. */
export function remembering<T, From = string>(read: (text: From) => T): (text: From) => T {
  let last: { text: From; value: T } | undefined;
  return (text) => {
    if (last?.text !== text) last = { text, value: read(text) };
    return last.value;
  };
}

const patterns = new Map<string, RE2JS>();

/** Compiles a pattern once: policies have the same few. */
export function compiled(pattern: string): RE2JS {
  const known = patterns.get(pattern) ?? RE2JS.compile(pattern);
  patterns.set(pattern, known);
  return known;
}
