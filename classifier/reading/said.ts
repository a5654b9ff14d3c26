import { ASKING_NOUNS, COLLECTION_NOUNS } from '../patterns/words.ts';
import { verbForm } from './lexicon.ts';
import type { VerbMatch } from './lexicon.ts';
import type { Spot } from './joined.ts';
import { GAP } from './tokens.ts';
import type { Token } from './tokens.ts';

/** After one of these a word is a noun: "the archive must exist". */
const ARTICLES = new Set(['the', 'a', 'an', 'its', 'your', 'my', 'our', 'their', 'any', 'each', 'no', 'some']);

/** Before one of these a word is a noun: "tags are how contacts are grouped". */
const AUXILIARIES = new Set(
  'is are was were be been has have had can could may might must should will would do does did'.split(' '),
);

function isSubject(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return next !== undefined && next.gap < GAP.comma && AUXILIARIES.has(next.word);
}

/** "The user shares a link" tells what somebody else does. */
export const OTHER_SUBJECTS = new Set('user users agent agents client clients model customer customers'.split(' '));

const CALLED = new Set(['this', 'it', 'once', 'first', 'when', 'again', 'before', 'after']);

/** "START HERE" and "Set up" are headings, whatever their first word could do. */
const HEADING_ENDS = new Set(['here', 'guide', 'mode']);

/** After a plural these make it a noun; after a verb an object would stand here. */
const NOUN_FOLLOWERS = new Set(['that', 'which', 'of', 'who']);

/** "Scaling events of a deployment" are events. */
function isInformation(word: string): boolean {
  return ASKING_NOUNS.has(word) || COLLECTION_NOUNS.has(word);
}

/** "Triggers that can start a workflow", "Share of requests": what opens the sentence is a noun. */
export function opensAsNoun(tokens: readonly Token[], at: number, first: number, match: VerbMatch): boolean {
  const next = tokens[at + 1];
  if (match.form === 'gerund') return next !== undefined && isInformation(next.word);
  if (at !== first) return false;
  if (match.entry.noun === 'never') return match.form === 'third' && next?.word === 'of';
  if (next === undefined) return match.form === 'third';
  if (next.gap >= GAP.comma) return match.form === 'third';
  // "Checks that" and "reports which" go on with what is found out.
  if (match.entry.effect === 'Read' && next.word !== 'of') return false;
  return NOUN_FOLLOWERS.has(next.word) || (match.form === 'base' && next.word === 'of');
}

/** Whether the verb at this place is one that the sentence says of the tool. */
export function isSaid(tokens: readonly Token[], at: number, match: VerbMatch): boolean {
  const before = tokens[at - 1]?.word ?? '';
  const next = tokens[at + 1];
  if (ARTICLES.has(before) || isSubject(tokens, at)) return false;
  // "Call this before the others" tells when the tool is called.
  if (match.entry.verb === 'call' && match.form === 'base' && next !== undefined && CALLED.has(next.word)) return false;
  if (match.form === 'third' && OTHER_SUBJECTS.has(before)) return false;
  return next === undefined || next.gap >= GAP.comma || !HEADING_ENDS.has(next.word);
}

/** "Forward geocode addresses": before another verb, a word that is often a noun only describes it. */
export function describesNext(tokens: readonly Token[], { at, match }: Spot, end: number): boolean {
  if (match.form !== 'base' || match.entry.noun === 'never' || at + 1 >= end) return false;
  const next = verbForm(tokens[at + 1]?.word ?? '');
  return next?.form === 'base' && next.entry.noun === 'never' && next.entry.clarity === 'clear';
}
