/**
 * How the index stands in files, which a browser loads as it needs them. Their names are numbers below a folder that is
 * named after the content, so that each file can be kept for ever; `manifest.json` tells which folder, and where each
 * file begins.
 */
import { documentOf, type Posting } from './posting.ts';

export interface Manifest {
  /** The folder of all other files. */
  folder: string;
  /** Number of documents. */
  size: number;
  /** The first term of each file of postings, of the vocabulary, and of the vocabulary by the ends of words. */
  terms: string[];
  words: string[];
  ends: string[];
}

/** A term with the distances between its documents, and what the rest of each posting says, as one character each. */
export type PackedTerm = [term: string, distances: number[], rest: string];

export type PackedServer = [slug: string, title: string, tools: number];
/** A server by its place in `servers`; or a tool, with its slug when that is not its name. */
export type PackedDocument = number | [server: number, kind: number, description: string, name: string, slug?: string];
export interface Block {
  servers: PackedServer[];
  documents: PackedDocument[];
}

/** Documents whose results are in one file: few, because the best results are from everywhere. */
export const BLOCK = 32;

/** Keeps the characters of `rest` clear of controls, quotes and surrogates. */
const FIRST = 0xa1;

export function packTerm(term: string, postings: readonly Posting[]): PackedTerm {
  const documents = postings.map(documentOf);
  const rest = postings.map((one) => String.fromCharCode(FIRST + (one % 256)));
  return [term, documents.map((document, i) => document - (documents[i - 1] ?? 0)), rest.join('')];
}

export function unpackTerm([, distances, rest]: PackedTerm): Posting[] {
  let document = 0;
  return distances.map((distance, i) => {
    document += distance;
    return document * 256 + rest.charCodeAt(i) - FIRST;
  });
}

/** A word from its end to its beginning. */
export function reversed(word: string): string {
  return Array.from(word).reverse().join('');
}
