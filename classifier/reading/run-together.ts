import { ASKING_NOUNS, COLLECTION_NOUNS, THINGS } from '../patterns/words.ts';
import { isObjectWord, verbForm } from './lexicon.ts';
import type { Token } from './tokens.ts';

const MIN_PART = 3;
/** No verb and no thing of the lists are longer together. */
const MAX_WORD = 60;

function isThing(word: string): boolean {
  return THINGS.has(word) || ASKING_NOUNS.has(word) || COLLECTION_NOUNS.has(word) || isObjectWord(word);
}

/** Where a verb ends and a known thing begins: `getuser`, `removecontainer`. */
function seam(word: string): number | undefined {
  for (let at = MIN_PART; at <= word.length - MIN_PART; at++) {
    const match = verbForm(word.slice(0, at));
    if (match?.form !== 'base' || match.entry.noun === 'often' || match.entry.clarity === 'vague') continue;
    const rest = word.slice(at);
    if (isThing(rest) || (rest.endsWith('s') && isThing(rest.slice(0, -1)))) return at;
  }
  return undefined;
}

/** Cuts a name of one lower-case word in two when it is a verb run together with its object. */
export function splitRunTogether(words: readonly Token[], prefix: number): readonly Token[] {
  const last = words.at(-1);
  if (last === undefined || words.length - prefix !== 1 || verbForm(last.word) !== undefined) return words;
  if (last.word.length > MAX_WORD) return words;
  const at = seam(last.word);
  if (at === undefined) return words;
  const middle = last.start + at;
  return [
    ...words.slice(0, -1),
    { ...last, word: last.word.slice(0, at), end: middle },
    { ...last, word: last.word.slice(at), start: middle },
  ];
}
