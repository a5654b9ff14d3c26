import { corrections, meantBy, synonyms, type Meant } from './expand.ts';
import type { SearchIndex } from './index.ts';
import { documentOf, kindNumberOf, placeOf, PLACES } from './posting.ts';
import type { Group, Wanted } from './query.ts';

/** The documents that have what one part of a query asks for, and how well they answer it. */
export type Matches = ReadonlyMap<number, number>;

/** What a search has learned so far. */
export interface Learned {
  /** What each document is (`kindOf`). */
  kinds: Map<number, number>;
  /** The terms that were looked for: what a result is marked with. */
  terms: Set<string>;
  /** Words that stand in no document, and were taken for others. */
  corrected: Set<string>;
}

/** What counts as a word besides itself. */
export interface Width {
  /** Words of the same meaning. */
  wide: boolean;
  /** For a word that nothing has: the words nearest to it. */
  lenient: boolean;
}

/** The documents that a group asks for. */
export async function matchGroup(index: SearchIndex, group: Group, width: Width, learned: Learned): Promise<Matches> {
  const found: Matches[] = [];
  for (const way of group.ways) {
    const words = await Promise.all(way.map((word) => matchWord(index, word, width.wide, learned)));
    found.push(words.length === 1 ? (words[0] ?? new Map()) : inAll(words));
  }
  const [first, ...others] = found.filter((matches) => matches.size > 0);
  if (first !== undefined) return others.reduce(better, first);
  if (!width.lenient) return new Map();
  return (await Promise.all((group.ways.at(-1) ?? []).map((word) => correct(index, word, learned)))).reduce(
    (all, one) => inAll([all, one]),
  );
}

async function matchWord(index: SearchIndex, word: Wanted, wide: boolean, learned: Learned): Promise<Matches> {
  const meant = await meantBy(index, word);
  return documentsOf(index, wide ? [...meant, ...synonyms(word)] : meant, learned);
}

/** As the word is typed when there is any such word, else as what is nearest to it. */
async function correct(index: SearchIndex, word: Wanted, learned: Learned): Promise<Matches> {
  const asTyped = await matchWord(index, word, false, learned);
  if (asTyped.size > 0) return asTyped;
  const matches = await documentsOf(index, await corrections(index, word), learned);
  if (matches.size > 0) learned.corrected.add(word.text);
  return matches;
}

async function documentsOf(index: SearchIndex, meant: readonly Meant[], learned: Learned): Promise<Matches> {
  const matches = new Map<number, number>();
  const postings = await Promise.all(meant.map(({ term }) => index.postings(term)));
  for (const [i, { term, sure }] of meant.entries()) {
    learned.terms.add(term);
    for (const one of postings[i] ?? []) {
      const document = documentOf(one);
      const weight = PLACES[placeOf(one)] * sure;
      if (weight > (matches.get(document) ?? 0)) matches.set(document, weight);
      learned.kinds.set(document, kindNumberOf(one));
    }
  }
  return matches;
}

/** What every one of them has; how well, on average. */
function inAll(all: readonly Matches[]): Matches {
  const [first = new Map<number, number>(), ...others] = all;
  const matches = new Map<number, number>();
  for (const [document, weight] of first) {
    if (!others.every((other) => other.has(document))) continue;
    const sum = others.reduce((so, other) => so + (other.get(document) ?? 0), weight);
    matches.set(document, sum / all.length);
  }
  return matches;
}

function better(one: Matches, other: Matches): Matches {
  const matches = new Map(one);
  for (const [document, weight] of other) matches.set(document, Math.max(weight, one.get(document) ?? 0));
  return matches;
}
