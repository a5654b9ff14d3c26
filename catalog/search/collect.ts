import { compare } from './compare.ts';
import { placesOfServer, placesOfTool, type SearchableServer } from './document.ts';
import type { Entry, SearchIndex } from './index.ts';
import { kindNumber, placeOf, posting, type Place, type Posting } from './posting.ts';

/** The postings of every term, gathered server by server. */
export interface Collected {
  /** Number of documents: servers and tools. */
  size: number;
  postings: Map<string, Posting[]>;
}

export function emptyCollection(): Collected {
  return { size: 0, postings: new Map() };
}

/** Adds a server and its tools: one document each, in this order. */
export function collect(into: Collected, server: SearchableServer): void {
  const ofServer = placesOfServer(server);
  add(into, kindNumber('server'), ofServer);
  for (const tool of server.tools) add(into, kindNumber(tool), placesOfTool(tool, ofServer));
}

function add(into: Collected, kind: number, places: ReadonlyMap<string, Place>): void {
  for (const [term, place] of places) {
    const one = posting(into.size, kind, place);
    const known = into.postings.get(term);
    if (known === undefined) into.postings.set(term, [one]);
    else known.push(one);
  }
  into.size += 1;
}

/** A word of descriptions alone has to be in so many before it counts as a word and not as a slip of its own. */
const COMMON = 3;

/** The terms that can complete or correct what somebody types, sorted: no whole names. */
export function vocabularyOf({ postings }: Collected): Entry[] {
  const known: Entry[] = [];
  for (const [term, all] of postings) {
    if (term.startsWith('=')) continue;
    if (all.length >= COMMON || all.some((one) => placeOf(one) !== 'description')) known.push([term, all.length]);
  }
  return known.sort(([a], [b]) => compare(a, b));
}

/** An index over what was collected, for a process that keeps it. `found` shows documents by their number. */
export function indexInMemory(collected: Collected, found: SearchIndex['found']): SearchIndex {
  const vocabulary = vocabularyOf(collected);
  return {
    size: collected.size,
    postings: (term) => Promise.resolve(collected.postings.get(term) ?? []),
    beginningWith: (beginning) => Promise.resolve(vocabulary.filter(([term]) => term.startsWith(beginning))),
    endingWith: (end) => Promise.resolve(vocabulary.filter(([term]) => term.endsWith(end))),
    found,
  };
}
