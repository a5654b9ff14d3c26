import {
  AGENT_NOUNS,
  ASKING_NOUNS,
  COLLECTION_NOUNS,
  REHEARSALS,
  SECOND_VERBS,
  STEADY_VERBS,
} from '../patterns/words.ts';
import type { Clarity, Effect } from '../patterns/verb.ts';
import type { Action, Surroundings } from './action.ts';
import { effectOf } from './action.ts';
import { endsCompound, verbForm } from './lexicon.ts';
import { splitRunTogether } from './run-together.ts';
import type { VerbMatch } from './lexicon.ts';
import type { Text } from './text.ts';
import type { Token } from './tokens.ts';

const BETWEEN_VERBS = new Set(['and', 'or', 'then']);
const ENDS_OBJECT = new Set([
  'from',
  'to',
  'in',
  'into',
  'on',
  'by',
  'for',
  'with',
  'of',
  'at',
  'via',
  'using',
  'and',
  'or',
]);
/** Words before the verb that turn it into a question or a rehearsal: nothing of the kind is done. */
const GOVERNORS = new Set([
  'can',
  'could',
  'should',
  'is',
  'are',
  'has',
  'how',
  'what',
  'which',
  'who',
  'dry',
  'simulate',
  'preview',
  'mock',
]);

/** Verbs on a par in one label, beyond which it no longer says what the tool does. */
const MAX_JOINED = 8;

interface Found {
  at: number;
  match: VerbMatch;
}

function verbAt(words: readonly Token[], at: number): VerbMatch | undefined {
  if (endsCompound(words, at)) return undefined;
  const match = verbForm(words[at]?.word ?? '', words[at + 1]?.word);
  if (match === undefined || match.form === 'third') return undefined;
  return match.form === 'base' || at === 0 ? match : undefined;
}

/** The object of a verb in a name: the words after it up to a preposition, else the words before it. */
function objectsAround(words: readonly Token[], at: number, from: number): string[] {
  const after: string[] = [];
  for (let index = at + 1; index < words.length; index++) {
    const word = words[index]?.word ?? '';
    if (ENDS_OBJECT.has(word)) break;
    after.push(word);
  }
  return after.length > 0 ? after : words.slice(from, at).map((token) => token.word);
}

/** The word that says what is done: a pure verb wherever it stands, else a noun-like verb at either end. */
function leadingVerb(words: readonly Token[], from: number): Found | undefined {
  const first = verbAt(words, from);
  const last = words.length - 1;
  const closing = last > from && isThing(first) ? plainVerb(words, last, last) : undefined;
  if (closing?.match.entry.clarity === 'clear') return closing;
  if (first?.entry.noun === 'never' && first.entry.clarity !== 'vague') return { at: from, match: first };
  const asksAboutIt =
    last > 0 && (last > from || first?.entry.noun !== 'never') && ASKING_NOUNS.has(words[last]?.word ?? '');
  if (first?.entry.noun === 'head' && (!asksAboutIt || STEADY_VERBS.has(first.entry.verb)))
    return { at: from, match: first };
  // "acme_create_list" acts second, "review_comment_write" last: where nouns come first, the act tends to end the name.
  const plain =
    plainVerb(words, from + 1, from + 1) ??
    plainVerb(words, last, last) ??
    steadyVerb(words, from + 1) ??
    plainVerb(words, from + 2, last);
  // "Manage list entries" does more than list.
  if (first !== undefined && MANAGING.has(first.entry.verb) && plain?.match.entry.effect === 'Read')
    return { at: from, match: first };
  if (plain !== undefined && (!asksAboutIt || plain.match.entry.clarity === 'clear')) return plain;
  if (asksAboutIt && first?.entry.noun !== 'never') return undefined;
  if (first !== undefined) return { at: from, match: first };
  return firstVerb(words, from + 1, 'never') ?? firstVerb(words, from + 1, 'head');
}

const MANAGING = new Set(['manage', 'handle', 'maintain', 'administer', 'control']);

/** "comment_get", "label_delete": words that are verbs too, but open a name as the thing it is about. */
const THINGS = new Set(
  'comment label tag commit share store post flag link bookmark vote copy patch draft star pin build reply'.split(' '),
);

function isThing(match: VerbMatch | undefined): boolean {
  return (
    match !== undefined &&
    ((match.entry.noun === 'often' && match.entry.verb !== 'request') || THINGS.has(match.entry.verb))
  );
}

/** The first word from `start` to `end` that can only be a verb, and says what it does. */
function plainVerb(words: readonly Token[], start: number, end: number): Found | undefined {
  for (let at = start; at <= end; at++) {
    const match = verbAt(words, at);
    if (match?.entry.noun === 'never' && match.entry.clarity !== 'vague') return { at, match };
  }
  return undefined;
}

/** "hosting_start_build": these stay verbs in second place, when an object follows. */
function steadyVerb(words: readonly Token[], at: number): Found | undefined {
  const match = at < words.length - 1 ? verbAt(words, at) : undefined;
  return match !== undefined && SECOND_VERBS.has(match.entry.verb) ? { at, match } : undefined;
}

/** The first verb of a kind, from `start` on. */
function firstVerb(words: readonly Token[], start: number, noun: VerbMatch['entry']['noun']): Found | undefined {
  for (let at = start; at < words.length; at++) {
    const match = verbAt(words, at);
    if (match?.entry.noun === noun) return { at, match };
  }
  return undefined;
}

/** A noun-like verb that does not come first says less, and so does one that is mostly a noun. */
function clarityOf(found: Found, from: number, alone: boolean, clarity: Clarity): Clarity {
  const { noun } = found.match.entry;
  if (noun === 'often' && alone) return 'vague';
  if (noun === 'never' || clarity === 'vague') return clarity;
  if (noun === 'head' && found.at === from) return clarity;
  return 'fair';
}

function isPlural(word: string): boolean {
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') && !word.endsWith('us') && !TOOLBOXES.has(word);
}

/** Plurals of tools, not of data. */
const TOOLBOXES = new Set(['tools', 'utils', 'utilities', 'actions', 'commands', 'operations', 'functions', 'ops']);

/** Nothing is known of an act upon "it". */
const EMPTY_OBJECTS = new Set(['it', 'this', 'that', 'all', 'stuff', 'thing', 'things', 'something', 'now']);

/** What the tool is called after: the action that its name or title names, and any second one ("create_or_update"). */
export function readLabel(text: Text, place: 'name' | 'title', prefix: number, surroundings: Surroundings): Action[] {
  const words = splitRunTogether(text.tokens, prefix);
  function action(
    first: number,
    last: number,
    verb: string,
    effect: Effect,
    clarity: Clarity,
    objects: string[],
  ): Action {
    return {
      place,
      verb,
      effect,
      clarity,
      stated: true,
      objects,
      text,
      start: words[first]?.start ?? 0,
      end: words[last]?.end ?? 0,
    };
  }
  if (words.length === 0) return [];
  const from = Math.min(prefix, words.length - 1);
  const last = words.length - 1;
  const lastWord = words[last]?.word ?? '';
  const lead = words[from]?.word ?? '';
  const agent = AGENT_NOUNS.get(lastWord);
  const found = leadingVerb(words, from);
  const rehearsed =
    last > from && (REHEARSALS.has(lastWord) || (lastWord === 'run' && words[last - 1]?.word === 'dry'));
  if (rehearsed && found?.match.entry.effect !== 'Write') return [action(last, last, lastWord, 'Read', 'fair', [])];
  // "open_orders": before a plural of something that is opened and closed, "open" tells which ones.
  if (lead === 'open' && last > from && isPlural(lastWord) && !surroundings.screen)
    return [action(from, last, lead, 'Read', 'fair', [])];
  if (last > from && GOVERNORS.has(lead)) return [action(from, from, lead, 'Read', 'fair', [])];
  if (found === undefined || (agent !== undefined && found.at !== from)) {
    if (agent !== undefined) return [action(last, last, lastWord, agent, 'fair', [])];
    if (!ASKING_NOUNS.has(lastWord) && !COLLECTION_NOUNS.has(lastWord))
      return isPlural(lastWord) ? [action(last, last, lastWord, 'Read', 'vague', [])] : [];
    return [action(last, last, lastWord, 'Read', words.length > from + 1 ? 'fair' : 'vague', [])];
  }
  const actions: Action[] = [];
  for (let next: Found | undefined = found; next !== undefined && actions.length < MAX_JOINED;) {
    const objects = objectsAround(words, next.at, from);
    const around = words.slice(next.at + 1).map((token) => token.word);
    const sense = effectOf(next.match.entry, objects, surroundings, around.length > 0 ? around : objects);
    const clarity = clarityOf(next, from, from > 0 && from === last, sense.clarity);
    if (sense.clarity === 'vague' && objects.every((word) => EMPTY_OBJECTS.has(word))) break;
    actions.push(action(next.at, next.at, next.match.entry.verb, sense.effect, clarity, objects));
    const joint: number = next.at + 1;
    const second: VerbMatch | undefined = BETWEEN_VERBS.has(words[joint]?.word ?? '')
      ? verbAt(words, joint + 1)
      : undefined;
    next = second === undefined ? undefined : { at: joint + 1, match: second };
  }
  return actions;
}
