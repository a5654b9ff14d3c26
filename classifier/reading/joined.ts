import { AFTER_OBJECT, BEFORE_OBJECT } from '../patterns/words.ts';
import { endsCompound, verbForm } from './lexicon.ts';
import type { VerbForm, VerbMatch } from './lexicon.ts';
import { GAP } from './tokens.ts';
import type { Token } from './tokens.ts';

/** A verb and where it stands. */
export interface Spot {
  at: number;
  match: VerbMatch;
}

const JOINTS = new Set(['and', 'or', 'then', 'also', 'optionally', 'plus', 'but', 'it', 'can', 'will']);

/** After these the sentence speaks of something else than what the tool does. */
const SUBORDINATES = new Set(
  'that which who whose when if where so because before after while needed used how whether until unless you including such like'.split(
    ' ',
  ),
);

/** The verb at a place; the next word of the same clause may complete it or show that it is none. */
export function verbIn(tokens: readonly Token[], at: number): VerbMatch | undefined {
  const next = tokens[at + 1];
  if (endsCompound(tokens, at)) return undefined;
  return verbForm(tokens[at]?.word ?? '', next === undefined || next.gap >= GAP.comma ? undefined : next.word);
}

/** After a comma or "and": a verb of the same form, which is on a par with the one before. */
export function nextJoined(tokens: readonly Token[], from: number, end: number, form: VerbForm): Spot | undefined {
  for (let at = from; at < end; at++) {
    const token = tokens[at];
    if (token === undefined || SUBORDINATES.has(token.word)) return undefined;
    const before = tokens[at - 1]?.word ?? '';
    if (before === 'to' && verbForm(token.word) !== undefined) return undefined;
    const joined = token.gap === GAP.comma || token.gap === GAP.clause || JOINTS.has(before);
    if (!joined || JOINTS.has(token.word)) continue;
    const match = verbIn(tokens, at);
    // "Capture a lead: stores name and mail": after a colon the sentence may go on in the third person.
    const goesOn = token.gap === GAP.clause && match?.form === 'third' && match.entry.noun !== 'often';
    if (match === undefined || (match.form !== form && !goesOn)) continue;
    if (isVerbHere(tokens, at, end, match)) return { at, match };
  }
  return undefined;
}

/** "Create, update or delete a tag": a verb that goes without an object. */
function standsAlone(tokens: readonly Token[], at: number, end: number): boolean {
  const next = tokens[at + 1];
  if (next === undefined || at + 1 >= end) return false;
  return next.gap === GAP.comma || next.word === 'or' || next.word === 'and';
}

/** Without an object it must follow another verb: in "by creation, update or interaction" it is a thing. */
function followsVerb(tokens: readonly Token[], at: number): boolean {
  const before = tokens[JOINTS.has(tokens[at - 1]?.word ?? '') ? at - 2 : at - 1];
  return before !== undefined && verbForm(before.word) !== undefined;
}

/** In a list of things, "updates" and "releases" are things too: a verb in the third person has an object or a fellow. */
function isVerbHere(tokens: readonly Token[], at: number, end: number, match: VerbMatch): boolean {
  if (match.entry.noun !== 'never') return takesObject(tokens, at, end);
  const next = tokens[at + 1];
  const opensClause = tokens[at]?.gap === GAP.clause;
  if (match.form === 'base' && !opensClause && standsAlone(tokens, at, end)) return followsVerb(tokens, at);
  if (match.form !== 'third' || next === undefined || at + 1 >= end || next.gap >= GAP.comma) return true;
  return next.word === 'and' || next.word === 'or' || next.word === 'it' || !AFTER_OBJECT.has(next.word);
}

/** A word that is a verb as often as a noun is one here when an article or a pronoun follows. */
export function takesObject(tokens: readonly Token[], at: number, end: number): boolean {
  const next = tokens[at + 1];
  if (next === undefined || at + 1 >= end || next.gap >= GAP.comma) return false;
  return BEFORE_OBJECT.has(next.word) || next.word === 'it' || next.word === 'them';
}
