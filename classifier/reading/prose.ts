import { AFTER_OBJECT, BEFORE_OBJECT, LEAD_IN } from '../patterns/words.ts';
import { NOMINAL_ACTS } from '../patterns/nominal.ts';
import type { Action, Surroundings } from './action.ts';
import { effectOf } from './action.ts';
import { verbForm } from './lexicon.ts';
import type { VerbForm, VerbMatch } from './lexicon.ts';
import type { Sentence } from './sentences.ts';
import type { Text } from './text.ts';
import { GAP } from './tokens.ts';
import type { Token } from './tokens.ts';

const MAX_LEAD_IN = 16;
const MAX_OBJECT = 6;
/** Words of the object that a quotation of the act includes. */
const MAX_QUOTED = 3;
/** Words after the object that may say what kind of thing it is: "a subscription to events". */
const NEAR_WORDS = 4;
const JOINTS = new Set(['and', 'or', 'then', 'also', 'optionally', 'plus', 'but', 'it', 'can', 'will']);
/** Verbs that only carry the act that their object names: "performs a deletion", "make a payment". */
const CARRIERS = new Set([
  'perform',
  'make',
  'do',
  'conduct',
  'execute',
  'run',
  'process',
  'handle',
  'start',
  'trigger',
  'initiate',
  'use',
]);

/** The object of the verb before `at`, and the index of its last word. */
function objectAfter(tokens: readonly Token[], at: number, end: number): { objects: string[]; last: number } {
  const objects: string[] = [];
  let last = at - 1;
  for (let index = at; index < end && objects.length < MAX_OBJECT; index++) {
    const token = tokens[index];
    if (token === undefined || token.gap >= GAP.comma) break;
    if (AFTER_OBJECT.has(token.word)) break;
    if (BEFORE_OBJECT.has(token.word)) continue;
    objects.push(token.word);
    if (objects.length <= MAX_QUOTED) last = index;
  }
  return { objects, last };
}

/** Where the sentence's main verb may stand, after "This tool can be used to …" and adverbs. */
function skipLeadIn(tokens: readonly Token[], first: number, end: number, own: ReadonlySet<string>): number {
  let at = first;
  while (at < end && at - first < MAX_LEAD_IN) {
    const token = tokens[at];
    if (token === undefined) break;
    const skippable = LEAD_IN.has(token.word) || token.word.endsWith('ly') || own.has(token.word);
    if (!skippable || (at === first && isHeadVerb(tokens, at, end))) break;
    at++;
  }
  return at;
}

/** "Use", "help" and "call" lead in, but may also be the verb itself: then an object follows at once. */
function isHeadVerb(tokens: readonly Token[], at: number, end: number): boolean {
  const word = tokens[at]?.word;
  if (word !== 'help' && word !== 'provides' && word !== 'offers') return false;
  return at + 1 < end && !LEAD_IN.has(tokens[at + 1]?.word ?? '');
}

interface Spot {
  at: number;
  match: VerbMatch;
}

/** After these the sentence speaks of something else than what the tool does. */
const SUBORDINATES = new Set(
  'that which who whose when if where so because before after while needed used how whether until unless you'.split(
    ' ',
  ),
);

/** After a comma or "and": a verb of the same form, which is on a par with the one before. */
function nextJoined(tokens: readonly Token[], from: number, end: number, form: VerbForm): Spot | undefined {
  for (let at = from; at < end; at++) {
    const token = tokens[at];
    if (token === undefined || SUBORDINATES.has(token.word)) return undefined;
    const before = tokens[at - 1]?.word ?? '';
    if (before === 'to' && verbForm(token.word) !== undefined) return undefined;
    const joined = token.gap === GAP.comma || token.gap === GAP.clause || JOINTS.has(before);
    if (!joined || JOINTS.has(token.word)) continue;
    const match = verbForm(token.word);
    if (match?.form !== form) continue;
    if (match.entry.noun === 'never' || takesObject(tokens, at, end)) return { at, match };
  }
  return undefined;
}

/** A word that is a verb as often as a noun is one here when an article or a pronoun follows. */
function takesObject(tokens: readonly Token[], at: number, end: number): boolean {
  const next = tokens[at + 1];
  if (next === undefined || at + 1 >= end || next.gap >= GAP.comma) return false;
  return BEFORE_OBJECT.has(next.word) || next.word === 'it' || next.word === 'them';
}

/** The effect of a verb on its object, or of the act that the object names when the verb only carries it. */
function meaningOf(
  match: VerbMatch,
  objects: readonly string[],
  near: readonly string[],
  around: Surroundings,
): Meaning {
  const { entry } = match;
  const ended = entry.verb === 'stop' ? verbForm(near[0] ?? '') : undefined;
  if (ended?.form === 'gerund') return { verb: entry.verb, effect: ended.entry.effect, clarity: 'fair' };
  const nominal = CARRIERS.has(entry.verb) ? objects.find((word) => NOMINAL_ACTS.has(word)) : undefined;
  const carried = nominal === undefined ? undefined : verbForm(NOMINAL_ACTS.get(nominal) ?? '')?.entry;
  if (carried === undefined) return { verb: entry.verb, ...effectOf(entry, objects, around, near) };
  return { verb: carried.verb, ...effectOf(carried, objects, around, near) };
}

type Meaning = Pick<Action, 'verb' | 'effect' | 'clarity'>;

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

/** The main verb of a sentence: after its lead-in, or after a heading ("Issue tracker: lists all issues"). */
function mainVerb(tokens: readonly Token[], sentence: Sentence, own: ReadonlySet<string>): Spot | undefined {
  const limit = Math.min(sentence.end, sentence.first + MAX_LEAD_IN);
  for (let from = sentence.first; from < limit; from++) {
    if (from > sentence.first && (tokens[from]?.gap ?? 0) < GAP.clause) continue;
    const at = skipLeadIn(tokens, from, sentence.end, own);
    const match = at < sentence.end ? verbForm(tokens[at]?.word ?? '') : undefined;
    const isNoun = ARTICLES.has(tokens[at - 1]?.word ?? '') || isSubject(tokens, at);
    if (match !== undefined && !isNoun) return { at, match };
    const tool = throughTool(tokens, at, sentence.end);
    if (tool !== undefined) return tool;
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

/** Whether a later sentence is a statement about the tool, and not advice to its user. */
function isStated(tokens: readonly Token[], sentence: Sentence, spot: Spot): boolean {
  if (spot.match.form === 'third') return true;
  const opening = tokens.slice(sentence.first, spot.at).map((token) => token.word);
  return opening.includes('also') || opening.includes('will') || (opening.includes('can') && !opening.includes('you'));
}

/** The act of a sentence and those joined to it. `own` are names of the tool itself, which may open the sentence. */
function readSentence(
  text: Text,
  sentence: Sentence,
  place: 'main' | 'later',
  own: ReadonlySet<string>,
  around: Surroundings,
): Action[] {
  const { tokens } = text;
  const main = mainVerb(tokens, sentence, own);
  if (main === undefined || text.negated(main.at)) return [];
  const spots: Spot[] = [main];
  for (let spot = nextJoined(tokens, main.at + 1, sentence.end, main.match.form); spot !== undefined;) {
    if (!text.negated(spot.at)) spots.push(spot);
    if (spots.length >= MAX_JOINED) break;
    spot = nextJoined(tokens, spot.at + 1, sentence.end, main.match.form);
  }
  const stated = place === 'main' || isStated(tokens, sentence, main);
  let shared: string[] = [];
  // Backwards, because in "create, close or select a tab" the last object is that of all three.
  return spots
    .toReversed()
    .map(({ at, match }, index): Action => {
      const { objects, last } = objectAfter(tokens, at + 1, sentence.end);
      shared = objects.length > 0 ? objects : shared;
      const near = tokens.slice(at + 1, Math.min(last + 1 + NEAR_WORDS, sentence.end)).map((token) => token.word);
      const start = tokens[at]?.start ?? 0;
      const here = place === 'main' && index < spots.length - 1 ? 'joined' : place;
      return {
        place: here,
        ...meaningOf(match, shared, near, around),
        stated,
        objects: shared,
        text,
        start,
        end: tokens[last]?.end ?? start,
      };
    })
    .toReversed();
}

/** Verbs on a par in one sentence, and sentences, beyond which a description is no longer about what the tool does. */
const MAX_JOINED = 8;
const MAX_SENTENCES = 40;

const OPENING_ROLES: ReadonlySet<string> = new Set(['returns', 'usage', 'arguments']);

/** Everything that a description says the tool does, its main act first. */
export function readProse(text: Text, own: ReadonlySet<string>, around: Surroundings): Action[] {
  const actions: Action[] = [];
  for (const [index, sentence] of text.sentences().slice(0, MAX_SENTENCES).entries()) {
    const hasMain = actions.length > 0;
    const speaksOfTheTool =
      sentence.role === 'act' ||
      (hasMain && sentence.role === 'note') ||
      (index === 0 && OPENING_ROLES.has(sentence.role)) ||
      (!hasMain && sentence.role === 'usage');
    if (!speaksOfTheTool) continue;
    actions.push(...readSentence(text, sentence, hasMain ? 'later' : 'main', own, around));
  }
  return actions;
}
