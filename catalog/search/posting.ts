import { CATEGORY_IDS, RISK_IDS, type Category, type Risk } from '../vocabulary.ts';

/**
 * Where a word stands in a document, and so how much it says. A document is a tool or a server; the name of a server
 * is its title.
 */
export const PLACES = {
  /** The name has no other word. */
  name1: 10,
  name2: 9,
  name3: 8.5,
  /** The name has four words or more. */
  name4: 8,
  /** In the name of the tool and in that of its server. */
  both: 10,
  title: 6,
  /** In the name of the tool's server; for a server, in its id alone. */
  server: 9,
  description: 3,
} as const;
export type Place = keyof typeof PLACES;
const PLACE_IDS = Object.keys(PLACES) as Place[];

/** What a document is: a server, or a tool of a category and a risk. */
export type Kind = 'server' | { category: Category; risk: Risk };
const SERVER = CATEGORY_IDS.length * RISK_IDS.length;

/** One number for a word in a document: the document, what it is, and where the word stands. Sorts by document. */
export type Posting = number;

export function posting(document: number, kind: number, place: Place): Posting {
  return document * 256 + kind * 8 + PLACE_IDS.indexOf(place);
}

export function documentOf(it: Posting): number {
  return Math.floor(it / 256);
}

/** Category and risk as one small number. */
export function kindNumber(kind: Kind): number {
  if (kind === 'server') return SERVER;
  return CATEGORY_IDS.indexOf(kind.category) * RISK_IDS.length + RISK_IDS.indexOf(kind.risk);
}

export function kindNumberOf(it: Posting): number {
  return (it % 256) >> 3;
}

export function kindOf(number: number): Kind {
  const category = CATEGORY_IDS[Math.floor(number / RISK_IDS.length)];
  const risk = RISK_IDS[number % RISK_IDS.length];
  return category === undefined || risk === undefined ? 'server' : { category, risk };
}

export function placeOf(it: Posting): Place {
  return PLACE_IDS[it % 8] ?? 'description';
}
