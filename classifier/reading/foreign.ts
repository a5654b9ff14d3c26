import { BY_WORDS } from '../patterns/foreign/index.ts';
import type { Language } from '../patterns/foreign/language.ts';
import type { Action, Surroundings } from './action.ts';
import { effectOf } from './action.ts';
import { readChinese } from './foreign/chinese.ts';
import { guessLanguages } from './foreign/detect.ts';
import type { Guess } from './foreign/detect.ts';
import { readFinal } from './foreign/final.ts';
import { readSpaced } from './foreign/spaced.ts';
import type { Spot, Stretch } from './foreign/spot.ts';
import { wordsIn } from './foreign/words.ts';
import { verbForm } from './lexicon.ts';
import type { Sentence } from './sentences.ts';
import type { Text } from './text.ts';

const MAX_SENTENCES = 40;
/** Verbs on a par in one sentence. */
const MAX_SPOTS = 12;
/** Signs of the dense scripts count as words. */
const MAX_WORDS = 1500;
/** A quotation of a verb with what completes it is not longer than this. */
const MAX_QUOTED = 80;
/** Where no small word tells the language, only a verb that opens the text is believed. */
const DOUBTFUL_OPENING = 1;
const OPENING_WORDS = 3;
/** Nouns are only believed where a description says what it is about. */
const WEAK_SENTENCES = 2;
const KNOWN_WORDS = 30;

function spotsOf(language: Language, stretch: Stretch): Spot[] {
  switch (language.order) {
    case 'chinese':
      return readChinese(stretch);
    case 'final':
      return readFinal(language, stretch);
    case 'first':
    case 'free':
    case 'last':
      return readSpaced(language, stretch);
  }
}

/** Whether a sentence opens with one of the words, after signs such as a warning triangle. */
function opensWith(text: Text, sentence: Sentence, words: readonly string[]): boolean {
  const start = text.tokens[sentence.first]?.start ?? 0;
  const opening = text.value.slice(start, start + 24).toLowerCase();
  return words.some((word) => {
    if (!opening.startsWith(word)) return false;
    const next = opening.charAt(word.length);
    return /[a-zß-ÿ]$/.test(word) ? !/[a-zß-ÿ]/.test(next) : true;
  });
}

/** A later sentence that goes on about the tool, and not advice to its user. */
function isStated(language: Language, text: Text, sentence: Sentence, spot: Spot): boolean {
  if (language.order === 'final') return true;
  if (spot.word.first - sentence.first <= OPENING_WORDS) return true;
  const start = text.tokens[sentence.first]?.start ?? 0;
  return language.order === 'chinese' && language.grammar.stated.test(text.value.slice(start, start + 8));
}

function actionOf(
  spot: Spot,
  text: Text,
  place: Action['place'],
  isSure: boolean,
  around: Surroundings,
): Action | undefined {
  const entry = verbForm(spot.verb)?.entry;
  const first = text.tokens[spot.word.first];
  const last = text.tokens[spot.word.last];
  if (entry === undefined || first === undefined || last === undefined) return undefined;
  const { effect, clarity } = effectOf(entry, spot.objects, around);
  const far = text.tokens[spot.word.particle ?? spot.word.last]?.end ?? last.end;
  return {
    place,
    verb: entry.verb,
    effect,
    clarity: clarity === 'clear' && !isSure ? 'fair' : clarity,
    stated: true,
    objects: spot.objects,
    text,
    start: first.start,
    end: far - first.start <= MAX_QUOTED ? far : last.end,
  };
}

/** Reads sentences one after the other: the first act is the main one, those beside it are joined to it. */
function readAs({ language, plain }: Guess, text: Text, place: 'main' | 'name', around: Surroundings): Action[] {
  const actions: Action[] = [];
  const doubtful: Action[] = [];
  for (const [index, sentence] of text.sentences().slice(0, MAX_SENTENCES).entries()) {
    if (sentence.first >= MAX_WORDS) break;
    if (place === 'main' && opensWith(text, sentence, language.asides)) continue;
    if (actions.length > 0 && opensWith(text, sentence, language.usage)) continue;
    const words = wordsIn(language, text.tokens, sentence.first, Math.min(sentence.end, MAX_WORDS));
    const isLater = actions.length > 0;
    let isFirst = true;
    const spots = spotsOf(language, { text, sentence, words });
    // What is given back is not what is done: "returns the deleted and the created rows".
    const returns = spots[0]?.verb === 'return' ? 1 : MAX_SPOTS;
    for (const spot of spots.slice(0, returns)) {
      const isSpaced = 'endings' in language;
      // In a text that may be English, only a verb that opens it counts: nouns are alike in many languages.
      if (!plain && isSpaced && (spot.weak || (!isLater && spot.word.first > DOUBTFUL_OPENING))) continue;
      const here = isLater ? 'later' : isFirst || place === 'name' ? place : 'joined';
      const action = actionOf(spot, text, here, plain && !spot.weak, around);
      if (action === undefined) continue;
      action.stated = !isLater || isStated(language, text, sentence, spot);
      if (!spot.weak) actions.push(action);
      else if (index < WEAK_SENTENCES) doubtful.push(action);
      isFirst = false;
    }
  }
  return actions.length > 0 ? actions : doubtful;
}

/** English sentences in a text of another script are read as English; what stands among its signs is not. */
function isAmongForeignWords(action: Action): boolean {
  const { tokens } = action.text;
  const at = action.text.tokenAt(action.start);
  const sentence = action.text.sentenceAt(at);
  if (sentence === undefined) return false;
  for (let index = sentence.first; index < Math.min(sentence.end, sentence.first + 60); index++) {
    const token = tokens[index];
    if (token !== undefined && (token.word.codePointAt(0) ?? 0) > 0x2ff) return true;
  }
  return false;
}

/** Of languages with the same small words, the one whose dictionary knows most of the text goes first. */
function bestKnown(guesses: Guess[], text: Text): Guess[] {
  if (guesses.length < 2 || guesses[1]?.plain === false) return guesses;
  const end = Math.min(text.tokens.length, KNOWN_WORDS);
  const known = new Map(guesses.map((guess) => [guess, wordsIn(guess.language, text.tokens, 0, end).length]));
  return guesses.toSorted((a, b) => Number(b.plain) - Number(a.plain) || (known.get(b) ?? 0) - (known.get(a) ?? 0));
}

/** What a description says that the tool does, when it is not, or not only, in English. `acts` is the English reading. */
export function readForeign(text: Text, acts: readonly Action[], around: Surroundings): Action[] {
  const guesses = bestKnown(guessLanguages(text.read, text.tokens, acts.length > 0), text);
  for (const guess of guesses) {
    const found = readAs(guess, text, 'main', around);
    if (found.length === 0) continue;
    if (!guess.plain) return acts.length > 0 ? [...acts] : found;
    if (BY_WORDS.some((language) => language === guess.language)) return found;
    return [...found, ...acts.filter((action) => !isAmongForeignWords(action))];
  }
  // Words of another language that look like English verbs say little.
  const isForeign = guesses.some(({ plain }) => plain);
  return isForeign ? acts.map((action) => ({ ...action, clarity: 'vague' })) : [...acts];
}

/** What a name says in another language: one of another script, or in the language of the description. */
export function readForeignName(name: Text, description: Text | undefined, around: Surroundings): Action[] {
  const own = guessLanguages(name.read, [], true);
  const guesses =
    own.length > 0 || description === undefined ? own : guessLanguages(description.read, description.tokens, true);
  for (const guess of guesses) {
    const found = guess.plain ? readAs(guess, name, 'name', around) : [];
    if (found.length > 0) return found;
  }
  return [];
}
