import type { Found } from './found.ts';
import type { Posting } from './posting.ts';

/** A term and how many documents have it. */
export type Entry = readonly [term: string, documents: number];

/** What a search reads: the same whether the index is in memory or in files that are loaded as they are needed. */
export interface SearchIndex {
  /** Number of documents. */
  size: number;
  /** Where a term stands, by document. */
  postings(term: string): Promise<readonly Posting[]>;
  /** The terms of the vocabulary that begin or end so. Terms that stand in few descriptions only are not in it. */
  beginningWith(beginning: string): Promise<readonly Entry[]>;
  endingWith(end: string): Promise<readonly Entry[]>;
  /** What is shown of documents, in the order of their numbers here. */
  found(documents: readonly number[]): Promise<Found[]>;
}
