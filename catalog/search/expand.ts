import { compare } from './compare.ts';
import type { Entry, SearchIndex } from './index.ts';
import { forgiven, piecesOf, slips } from './near.ts';
import type { Wanted } from './query.ts';
import { stem } from './stem.ts';
import { synonymsOf } from './synonyms.ts';

/** A term that a word of a query may mean, and how sure that is, up to 1. */
export interface Meant {
  term: string;
  sure: number;
}

/** How sure we are that a word means a term. */
const SURE = { exact: 1, completed: 0.85, synonym: 0.7, slips: [1, 0.6, 0.45] } as const;
const COMPLETIONS = 8;
const CORRECTIONS = 4;

/** What a word means as it is: itself and, when it may be unfinished, the commonest words that begin with it. */
export async function meantBy(index: SearchIndex, word: Wanted): Promise<Meant[]> {
  const own = { term: word.term, sure: SURE.exact };
  if (!word.unfinished || word.text.length < 2) return [own];
  const entries = await index.beginningWith(word.text);
  const completed = commonest(entries, COMPLETIONS + 1).filter(([term]) => term !== word.term);
  return [own, ...completed.slice(0, COMPLETIONS).map(([term]) => ({ term, sure: SURE.completed }))];
}

/** Words for the same thing. */
export function synonyms(word: Wanted): Meant[] {
  return synonymsOf(word.term).map((term) => ({ term, sure: SURE.synonym }));
}

/** What a word that no document has may have been meant to be: the nearest words, the commonest of them first. */
export async function corrections(index: SearchIndex, word: Wanted): Promise<Meant[]> {
  // "deletin" on the way to "deleting".
  const cut = [1, 2].map((letters) => stem(word.text.slice(0, -letters))).filter((term) => term.length > 3);
  const unfinished = word.unfinished ? cut.map((term) => ({ term, sure: SURE.completed })) : [];
  const most = forgiven(word.text);
  if (most === 0) return unfinished;
  const { beginnings, end } = piecesOf(word.term, most);
  const looked = [...beginnings.map((beginning) => index.beginningWith(beginning)), index.endingWith(end)];
  const entries = new Map((await Promise.all(looked)).flat());
  const near: [slips: number, entry: Entry][] = [];
  for (const entry of entries) {
    const distance = Math.min(slips(word.term, entry[0], most), slips(word.text, entry[0], most));
    if (distance <= most && entry[0].length > 2) near.push([distance, entry]);
  }
  const least = Math.min(...near.map(([distance]) => distance));
  const nearest = near.flatMap(([distance, entry]) => (distance === least ? [entry] : []));
  const corrected = commonest(nearest, CORRECTIONS).map(([term]) => ({ term, sure: SURE.slips[least] ?? 0 }));
  return [...corrected, ...unfinished.filter(({ term }) => !nearest.some(([known]) => known === term))];
}

function commonest(entries: readonly Entry[], most: number): Entry[] {
  return entries.toSorted(([a, many], [b, more]) => more - many || compare(a, b)).slice(0, most);
}
