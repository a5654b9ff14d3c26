import { AFTER_OBJECT, BEFORE_OBJECT } from '../patterns/words.ts';
import { endsCompound, verbForm } from './lexicon.ts';
import type { VerbForm, VerbMatch } from './lexicon.ts';
import type { Text } from './text.ts';
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
export function nextJoined(text: Text, from: number, end: number, form: VerbForm): Spot | undefined {
  const { tokens } = text;
  let isInside = false;
  for (let at = from; at < end; at++) {
    const token = tokens[at];
    if (token === undefined || SUBORDINATES.has(token.word)) return undefined;
    const before = tokens[at - 1]?.word ?? '';
    if (before === 'to' && verbForm(token.word) !== undefined) return undefined;
    const joined = token.gap === GAP.comma || opensClause(text, at) || JOINTS.has(before);
    if (joined && !JOINTS.has(token.word)) {
      const match = verbIn(tokens, at);
      // "Capture a lead: stores name and mail": after a colon the sentence may go on in the third person.
      const goesOn = token.gap === GAP.clause && match?.form === 'third' && match.entry.noun !== 'often';
      const fits = match !== undefined && (match.form === form || goesOn);
      if (fits && isVerbHere(tokens, at, end, match) && !(isInside && isThingBeside(tokens, at, end, match)))
        return { at, match };
    }
    if (AFTER_OBJECT.has(token.word) && !JOINTS.has(token.word)) isInside = true;
  }
  return undefined;
}

/** A bracket that opens holds details; after every other sign of a clause the sentence goes on. */
function opensClause(text: Text, at: number): boolean {
  const token = text.tokens[at];
  const before = text.tokens[at - 1];
  if (token?.gap !== GAP.clause || before === undefined) return false;
  return !/[([{]/.test(text.value.slice(before.end, token.start));
}

/**
 * "By ID or resend address", "for open and click tracking": what follows a preposition is a thing, unless it has an object
 * of its own. Words that take something away are hardly ever things.
 */
function isThingBeside(tokens: readonly Token[], at: number, end: number, match: VerbMatch): boolean {
  if (match.form !== 'base' || match.entry.effect === 'Destructive' || match.entry.effect === 'Financial') return false;
  if (takesObject(tokens, at, end)) return false;
  if (tokens[at - 1]?.word !== 'and') return true;
  return AFTER_OBJECT.has(tokens[at - 3]?.word ?? '') && verbForm(tokens[at - 2]?.word ?? '') !== undefined;
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
  return before !== undefined && verbForm(before.word)?.entry.noun === 'never';
}

/** In a list of things, "updates" and "releases" are things too: a verb in the third person has an object or a fellow. */
function isVerbHere(tokens: readonly Token[], at: number, end: number, match: VerbMatch): boolean {
  if (match.entry.noun !== 'never') return takesObject(tokens, at, end);
  const next = tokens[at + 1];
  const isFirst = tokens[at]?.gap === GAP.clause;
  if (match.form === 'base' && !isFirst && standsAlone(tokens, at, end)) return followsVerb(tokens, at);
  if (match.form !== 'third' || next === undefined || at + 1 >= end || next.gap >= GAP.comma) return true;
  return next.word === 'and' || next.word === 'or' || next.word === 'it' || !AFTER_OBJECT.has(next.word);
}

/** A word that is a verb as often as a noun is one here when an article or a pronoun follows. */
export function takesObject(tokens: readonly Token[], at: number, end: number): boolean {
  const next = tokens[at + 1];
  if (next === undefined || at + 1 >= end || next.gap >= GAP.comma) return false;
  return BEFORE_OBJECT.has(next.word) || next.word === 'it' || next.word === 'them';
}
