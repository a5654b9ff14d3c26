import type { Prose } from './prose.ts';

/** A text in double quotes with its escapes, or a word without the stop after it. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[^\s",;]*[^\s",;:.]/gu;

/**
 * A sentence about tools, with their names set as names: what stands in quotes, and each word that is the name of a tool
 * and no plain word.
 */
export function withToolNames(sentence: string, names: ReadonlySet<string>): Prose {
  return setAsNames(sentence, TOKEN, (token) => token.startsWith('"') || (names.has(token) && !/^[a-z]+$/.test(token)));
}

/** What is written in a policy, in the descriptions of its language. */
const WRITTEN = /args\.[\w*.]*[\w*]|\b[a-z]+_[a-z_]+\b|"\*"|\bnull\b|\\\./g;

/** A description of the language, with what is written in a policy set as code. */
export function withCode(description: string): Prose {
  return setAsNames(description, WRITTEN, () => true);
}

function setAsNames(text: string, pattern: RegExp, isName: (token: string) => boolean): Prose {
  const parts: Prose = [];
  let from = 0;
  for (const { 0: token, index } of text.matchAll(pattern)) {
    if (!isName(token)) continue;
    if (index > from) parts.push(text.slice(from, index));
    parts.push({ name: token });
    from = index + token.length;
  }
  if (from < text.length) parts.push(text.slice(from));
  return parts;
}
