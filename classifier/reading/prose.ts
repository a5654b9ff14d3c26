import { AFTER_OBJECT, ASKING_NOUNS, BEFORE_OBJECT, COLLECTION_NOUNS, LEAD_IN } from '../patterns/words.ts';
import { NOMINAL_ACTS } from '../patterns/nominal.ts';
import type { Action, Surroundings } from './action.ts';
import { effectOf } from './action.ts';
import { endsCompound, verbForm } from './lexicon.ts';
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
  'attempt',
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

const STARTERS = new Set(['start', 'trigger', 'initiate']);

/** "Run an analysis locally" starts a program on the caller's machine, whatever it finds out. */
const LOCAL = new Set(['locally', 'cli']);

/** The object of the verb before `at`, and the index of its last word. */
function objectAfter(tokens: readonly Token[], at: number, end: number): { objects: string[]; last: number } {
  const objects: string[] = [];
  let last = at - 1;
  for (let index = at; index < end && objects.length < MAX_OBJECT; index++) {
    const token = tokens[index];
    if (token === undefined || token.gap >= GAP.comma) break;
    const isOneOrMore = token.word === 'or' && tokens[index + 1]?.word === 'more';
    if (AFTER_OBJECT.has(token.word) && !isOneOrMore) break;
    if (BEFORE_OBJECT.has(token.word) || isOneOrMore) continue;
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

/** The verb at a place; the next word of the same clause may complete it or show that it is none. */
function verbIn(tokens: readonly Token[], at: number): VerbMatch | undefined {
  const next = tokens[at + 1];
  if (endsCompound(tokens, at)) return undefined;
  return verbForm(tokens[at]?.word ?? '', next === undefined || next.gap >= GAP.comma ? undefined : next.word);
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

interface Spot {
  at: number;
  match: VerbMatch;
}

/** After these the sentence speaks of something else than what the tool does. */
const SUBORDINATES = new Set(
  'that which who whose when if where so because before after while needed used how whether until unless you including such like'.split(
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
    const match = verbIn(tokens, at);
    // "Capture a lead: stores name and mail": after a colon the sentence may go on in the third person.
    const goesOn = token.gap === GAP.clause && match?.form === 'third' && match.entry.noun !== 'often';
    if (match === undefined || (match.form !== form && !goesOn)) continue;
    if (isVerbHere(tokens, at, end, match)) return { at, match };
  }
  return undefined;
}

/** In a list of things, "updates" and "releases" are things too: a verb in the third person has an object or a fellow. */
function isVerbHere(tokens: readonly Token[], at: number, end: number, match: VerbMatch): boolean {
  if (match.entry.noun !== 'never') return takesObject(tokens, at, end);
  const next = tokens[at + 1];
  if (match.form !== 'third' || next === undefined || at + 1 >= end || next.gap >= GAP.comma) return true;
  return next.word === 'and' || next.word === 'or' || next.word === 'it' || !AFTER_OBJECT.has(next.word);
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
  const isCarrier = CARRIERS.has(entry.verb) && !near.some((word) => LOCAL.has(word));
  const nominal = isCarrier ? objects.find((word) => NOMINAL_ACTS.has(word)) : undefined;
  const carried = nominal === undefined ? undefined : verbForm(NOMINAL_ACTS.get(nominal) ?? '')?.entry;
  // Starting an analysis sets a job going; performing one is the analysis itself.
  const startsJob = STARTERS.has(entry.verb) && carried?.effect === 'Read';
  if (carried === undefined || startsJob) return { verb: entry.verb, ...effectOf(entry, objects, around, near) };
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

/** "The user shares a link" tells what somebody else does. */
const OTHER_SUBJECTS = new Set('user users agent agents client clients model customer customers'.split(' '));

/** "Triggers that can start a workflow", "Share of requests": what opens the sentence is a noun. */
function opensAsNoun(tokens: readonly Token[], at: number, first: number, match: VerbMatch): boolean {
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

/** "Scaling events of a deployment" are events. */
function isInformation(word: string): boolean {
  return ASKING_NOUNS.has(word) || COLLECTION_NOUNS.has(word);
}

/** After a plural these make it a noun; after a verb an object would stand here. */
const NOUN_FOLLOWERS = new Set(['that', 'which', 'of', 'who']);

/** "START HERE" and "Set up" are headings, whatever their first word could do. */
const HEADING_ENDS = new Set(['here', 'guide', 'mode']);

/** Whether the verb at this place is one that the sentence says of the tool. */
function isSaid(tokens: readonly Token[], at: number, match: VerbMatch): boolean {
  const before = tokens[at - 1]?.word ?? '';
  const next = tokens[at + 1];
  if (ARTICLES.has(before) || isSubject(tokens, at)) return false;
  if (match.form === 'third' && OTHER_SUBJECTS.has(before)) return false;
  return next === undefined || next.gap >= GAP.comma || !HEADING_ENDS.has(next.word);
}

const HEADING_SIGNS = /[:|\-–—\])>*#]/;

/** "Issue tracker: lists all issues". A semicolon or an opening bracket ends no heading. */
function startsAfterHeading(text: Text, at: number): boolean {
  const token = text.tokens[at];
  const before = text.tokens[at - 1];
  if (token === undefined || before === undefined || token.gap < GAP.clause) return false;
  return HEADING_SIGNS.test(text.value.slice(before.end, token.start));
}

/** "Forward geocode addresses": before another verb, a word that is often a noun only describes it. */
function describesNext(tokens: readonly Token[], { at, match }: Spot, end: number): boolean {
  if (match.form !== 'base' || match.entry.noun === 'never' || at + 1 >= end) return false;
  const next = verbForm(tokens[at + 1]?.word ?? '');
  return next?.form === 'base' && next.entry.noun === 'never' && next.entry.clarity === 'clear';
}

/**
 * The main verb of a sentence: after its lead-in, or after a heading ("Issue tracker: lists all issues"). Once the main
 * act is known, what follows a heading is a list of examples or values.
 */
function mainVerb(
  text: Text,
  sentence: Sentence,
  place: 'main' | 'later',
  own: ReadonlySet<string>,
): Spot | undefined {
  const { tokens } = text;
  const limit = Math.min(sentence.end, sentence.first + (place === 'main' || sentence.role === 'note' ? MAX_LEAD_IN : 1));
  for (let from = sentence.first; from < limit; from++) {
    if (from > sentence.first && !startsAfterHeading(text, from)) continue;
    const at = skipLeadIn(tokens, from, sentence.end, own);
    const match = at < sentence.end ? verbIn(tokens, at) : undefined;
    if (match !== undefined && isSaid(tokens, at, match) && !opensAsNoun(tokens, at, sentence.first, match)) {
      const spot = { at, match };
      const second = describesNext(tokens, spot, sentence.end) ? verbForm(tokens[at + 1]?.word ?? '') : undefined;
      return second === undefined ? spot : { at: at + 1, match: second };
    }
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
  if (spot.match.form === 'third') return spot.match.entry.noun === 'never' || takesObject(tokens, spot.at, sentence.end);
  const opening = tokens.slice(sentence.first, spot.at).map((token) => token.word);
  if (opening.includes('you')) return false;
  return opening.includes('also') || opening.includes('will') || opening.includes('can');
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
  const main = mainVerb(text, sentence, place, own);
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
