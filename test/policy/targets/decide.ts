import type { Call } from '../../../policy/evaluate.ts';

export type Answer = 'allow' | 'ask' | 'deny';

/**
 * Reads a text with a parser of its format, checks it against the format as documented, and decides one call by the
 * matching that the format documents. Written without a look at the code that writes the text.
 */
export type Decide = (text: string, server: string, call: Call) => Answer;

/** Reads a text once, as long as it is the same text. */
export function remembering<T>(read: (text: string) => T): (text: string) => T {
  let last: { text: string; value: T } | undefined;
  return (text) => {
    if (last?.text !== text) last = { text, value: read(text) };
    return last.value;
  };
}
