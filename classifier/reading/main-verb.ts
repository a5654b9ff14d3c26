import { LEAD_IN } from '../patterns/words.ts';
import { verbForm } from './lexicon.ts';
import { verbIn } from './joined.ts';
import type { Spot } from './joined.ts';
import { describesNext, isSaid, opensAsNoun } from './said.ts';
import type { Sentence } from './sentences.ts';
import type { Text } from './text.ts';
import { GAP } from './tokens.ts';
import type { Token } from './tokens.ts';

const MAX_LEAD_IN = 16;

/** Where the sentence's main verb may stand, after "This tool can be used to …" and adverbs. */
function skipLeadIn(tokens: readonly Token[], first: number, end: number, own: ReadonlySet<string>): number {
  let at = first;
  while (at < end && at - first < MAX_LEAD_IN) {
    const token = tokens[at];
    if (token === undefined) break;
    const skippable = LEAD_IN.has(token.word) || isAdverb(token.word) || isOwnName(tokens, at, own);
    if (!skippable || (at === first && isHeadVerb(tokens, at, end))) break;
    at++;
  }
  return at;
}

/** "search searches all documents": the name opens the sentence, unless it is the verb itself. */
function isOwnName(tokens: readonly Token[], at: number, own: ReadonlySet<string>): boolean {
  const word = tokens[at]?.word ?? '';
  if (!own.has(word)) return false;
  return verbForm(word) === undefined || verbForm(tokens[at + 1]?.word ?? '')?.form === 'third';
}

/** "Quickly" tells how; "apply" and "reply" are verbs. */
function isAdverb(word: string): boolean {
  return word.endsWith('ly') && verbForm(word) === undefined;
}

/** "Use", "help" and "call" lead in, but may also be the verb itself: then an object follows at once. */
function isHeadVerb(tokens: readonly Token[], at: number, end: number): boolean {
  const word = tokens[at]?.word;
  if (word !== 'help' && word !== 'provides' && word !== 'offers') return false;
  return at + 1 < end && !LEAD_IN.has(tokens[at + 1]?.word ?? '');
}

const HEADING_SIGNS = /[:|\-–—\])>*#]/;

/** "Issue tracker: lists all issues". A semicolon or an opening bracket ends no heading. */
function startsAfterHeading(text: Text, at: number): boolean {
  const token = text.tokens[at];
  const before = text.tokens[at - 1];
  if (token === undefined || before === undefined || token.gap < GAP.clause) return false;
  return HEADING_SIGNS.test(text.value.slice(before.end, token.start));
}

const ACTS = new Set(['actions', 'operations', 'tasks']);
const NAMING = new Set(['like', 'such', 'as', 'including']);

/** "Perform actions like create a page": the acts are named. */
function throughActions(tokens: readonly Token[], at: number, end: number): Spot | undefined {
  for (let index = at + 1; index < Math.min(end - 2, at + MAX_LEAD_IN); index++) {
    if (!ACTS.has(tokens[index]?.word ?? '')) continue;
    let next = index + 1;
    while (NAMING.has(tokens[next]?.word ?? '')) next++;
    const match = next > index + 1 && next < end ? verbForm(tokens[next]?.word ?? '') : undefined;
    return match === undefined ? undefined : { at: next, match };
  }
  return undefined;
}

/** "Use the browser to open a page": the act is what the thing is used for. */
function throughTool(tokens: readonly Token[], at: number, end: number): Spot | undefined {
  if (tokens[at - 1]?.word !== 'use' && tokens[at - 2]?.word !== 'use') return undefined;
  for (let index = at; index < Math.min(end - 1, at + 6); index++) {
    const match = tokens[index]?.word === 'to' ? verbForm(tokens[index + 1]?.word ?? '') : undefined;
    if (match?.form === 'base') return { at: index + 1, match };
  }
  return undefined;
}

/**
 * The main verb of a sentence: after its lead-in, or after a heading ("Issue tracker: lists all issues"). Once the main
 * act is known, what follows a heading is a list of examples or values.
 */
export function mainVerb(
  text: Text,
  sentence: Sentence,
  place: 'main' | 'later',
  own: ReadonlySet<string>,
): Spot | undefined {
  const { tokens } = text;
  const limit = Math.min(
    sentence.end,
    sentence.first + (place === 'main' || sentence.role === 'note' ? MAX_LEAD_IN : 1),
  );
  for (let from = sentence.first; from < limit; from++) {
    if (from > sentence.first && !startsAfterHeading(text, from)) continue;
    const at = skipLeadIn(tokens, from, sentence.end, own);
    const match = at < sentence.end ? verbIn(tokens, at) : undefined;
    if (match !== undefined && isSaid(tokens, at, match) && !opensAsNoun(tokens, at, sentence.first, match)) {
      const named = match.entry.clarity === 'vague' ? throughActions(tokens, at, sentence.end) : undefined;
      if (named !== undefined) return named;
      const spot = { at, match };
      const second = describesNext(tokens, spot, sentence.end) ? verbForm(tokens[at + 1]?.word ?? '') : undefined;
      return second === undefined ? spot : { at: at + 1, match: second };
    }
    const tool = throughTool(tokens, at, sentence.end);
    if (tool !== undefined) return tool;
  }
  return undefined;
}
