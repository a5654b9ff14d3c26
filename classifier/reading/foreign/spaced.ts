import type { SpacedLanguage } from '../../patterns/foreign/language.ts';
import { GAP } from '../tokens.ts';
import type { Token } from '../tokens.ts';
import { CARRIERS } from './spot.ts';
import type { Spot, Stretch } from './spot.ts';
import type { Word } from './words.ts';

const MAX_OBJECT = 6;
const MAX_SPOTS = 8;
/** A word of condition or denial governs this many words. */
const SUBORDINATE_REACH = 9;
const NEGATION_REACH = 3;
/** "Not only" denies nothing. */
const ONLY = new Set(['solo', 'sólo', 'nur', 'только', 'apenas', 'seulement', 'somente', 'solamente', 'tylko']);
/** An act that a carrier carries stands this close behind it. */
const CARRIED_REACH = 4;

interface Place {
  language: SpacedLanguage;
  tokens: readonly Token[];
  stretch: Stretch;
  /** The words of the dictionary, by their first token. */
  known: ReadonlyMap<number, Word>;
}

/**
 * Whether one of the words stands before the token in its own clause, with no other act between them: "antes de borrar
 * comprueba" checks.
 */
function precedes({ tokens, stretch, known }: Place, at: number, reach: number, words: ReadonlySet<string>): boolean {
  const first = Math.max(stretch.sentence.first, at - reach);
  for (let index = at; index > first; index--) {
    if ((tokens[index]?.gap ?? 0) >= GAP.comma) return false;
    const word = tokens[index - 1]?.word ?? '';
    const hit = words.has(word) || (word.includes("'") && words.has(word.slice(0, word.indexOf("'"))));
    if (hit) return !ONLY.has(tokens[index]?.word ?? '');
    const between = known.get(index - 1);
    if ((between?.verb ?? between?.act) !== undefined) return false;
  }
  return false;
}

/** In German the denial may follow: "löscht keine Dateien". */
function isDeniedAfter({ language, tokens, stretch }: Place, word: Word): boolean {
  if (language.order !== 'free') return false;
  for (let index = word.last + 1; index < Math.min(stretch.sentence.end, word.last + 12); index++) {
    const token = tokens[index];
    if (token === undefined || token.gap >= GAP.comma || language.joints.has(token.word)) return false;
    if (language.negations.has(token.word)) return !ONLY.has(tokens[index + 1]?.word ?? '');
  }
  return false;
}

/** "N'efface": the denial is glued to the verb. */
function isDenied(place: Place, word: Word): boolean {
  const own = place.tokens[word.first]?.word ?? '';
  if (own.startsWith("n'")) return true;
  return precedes(place, word.first, NEGATION_REACH, place.language.negations) || isDeniedAfter(place, word);
}

/** "Historial de compra": after an article or a preposition a form that may be a noun is one. */
function isNoun({ language, tokens, stretch }: Place, word: Word): boolean {
  if (word.infinite || word.first <= stretch.sentence.first) return false;
  const token = tokens[word.first];
  if (token === undefined || token.gap >= GAP.comma) return false;
  if (token.word.includes("'")) return true;
  if (!language.articles.has(tokens[word.first - 1]?.word ?? '')) return false;
  // "Busca archivos y los elimina": behind "and" it is a pronoun.
  return word.act !== undefined || !language.joints.has(tokens[word.first - 2]?.word ?? '');
}

/** "Before deleting": in the languages that end with the verb, what makes it a condition follows. */
function isCondition(place: Place, word: Word): boolean {
  const { language, tokens } = place;
  if (language.order === 'last') {
    const next = tokens[word.last + 1];
    return next?.gap === GAP.none && language.subordinates.has(next.word);
  }
  return precedes(place, word.first, SUBORDINATE_REACH, language.subordinates);
}

/** The nouns that the verb acts on. */
function objectsOf({ language, tokens, stretch, known }: Place, word: Word): string[] {
  const objects: string[] = [];
  function take(from: number, to: number, step: number): void {
    let taken = 0;
    for (let at = from; at !== to && taken < MAX_OBJECT; at += step) {
      const token = tokens[at];
      if (token === undefined) break;
      if (step > 0 && token.gap >= GAP.comma) break;
      if (step > 0 && language.stops.has(token.word)) break;
      const entry = known.get(at);
      if (step < 0 && (language.joints.has(token.word) || entry?.verb !== undefined)) break;
      const noun =
        entry?.thing ?? (token.word.length > 2 && !language.articles.has(token.word) ? token.word : undefined);
      if (noun !== undefined) objects.push(noun);
      if (step > 0 && entry !== undefined) at = entry.last;
      taken++;
      if (step < 0 && token.gap >= GAP.comma) break;
    }
  }
  if (language.order !== 'last') take(word.last + 1, stretch.sentence.end, 1);
  // "Dateien löschen": the object stands before the verb when nothing follows it.
  if (objects.length === 0 && language.order !== 'first') take(word.first - 1, stretch.sentence.first - 1, -1);
  // Where the head comes first it decides, and a word that the dictionary does not know decides nothing.
  return language.order === 'first' ? objects.toReversed() : objects;
}

/** The act that the verb's object names, when the verb only carries it. */
function carried({ language, tokens, stretch }: Place, word: Word): string | undefined {
  if (word.verb === undefined || !CARRIERS.has(word.verb)) return undefined;
  const reach = (other: Word): boolean => {
    if (other.act === undefined) return false;
    const ahead = other.first - word.last;
    if (language.order !== 'last' && ahead > 0 && ahead <= CARRIED_REACH) return true;
    return language.order !== 'first' && ahead < 0 && -ahead <= CARRIED_REACH;
  };
  const act = stretch.words.find(reach);
  if (act === undefined) return undefined;
  const near = tokens.slice(Math.max(0, word.first - CARRIED_REACH), act.last + 3).map((token) => token.word);
  const command = stretch.words.some((other) => other.thing === 'command' && Math.abs(other.first - word.last) < 4);
  return near.includes('sql') || command ? undefined : act.act;
}

/** Whether a verb stands on a par with one before it: after a comma, a colon or "and". */
function isJoined({ language, tokens }: Place, word: Word): boolean {
  const isPronoun = language.articles.has(tokens[word.first - 1]?.word ?? '');
  const reach = language.order === 'first' ? (isPronoun ? 3 : 2) : 5;
  for (let index = word.first; index > word.first - reach; index--) {
    const token = tokens[index];
    if (token === undefined) return false;
    if (token.gap >= GAP.comma || language.joints.has(tokens[index - 1]?.word ?? '')) return true;
  }
  return false;
}

/** Whether nothing but commas and "and" stands between two verbs. */
function isPair({ language, tokens }: Place, one: Word, other: Word): boolean {
  if (other.first - one.last > 3 || (tokens[other.first]?.gap ?? 0) >= GAP.clause) return false;
  const between = tokens.slice(one.last + 1, other.first);
  return between.every((token) => language.joints.has(token.word) || language.articles.has(token.word));
}

function spotOf(place: Place, word: Word, verb: string, weak: boolean): Spot {
  return { word, verb, objects: objectsOf(place, word), weak };
}

/** Where a relative clause opens after a word: what follows is said of the thing, not of the tool. */
function opensRelative({ language, tokens }: Place, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const token = tokens[at];
    if (token === undefined || !language.relatives.has(token.word)) continue;
    if (language.order !== 'free' || token.gap >= GAP.comma) return true;
  }
  return false;
}

/** Nouns that name acts, where no verb does: "Eliminación de usuarios". */
function nominal(place: Place): Spot[] {
  const { stretch, language } = place;
  const spots: Spot[] = [];
  for (const word of stretch.words) {
    if (word.act === undefined || isDenied(place, word) || isCondition(place, word)) continue;
    const ahead = place.tokens.slice(stretch.sentence.first, word.first);
    const opens = ahead.every((token) => language.articles.has(token.word));
    const joined = spots.some((spot) => !spot.weak) && isJoined(place, word);
    spots.push(spotOf(place, word, word.act, !(opens || joined) || language.order === 'last'));
  }
  return spots;
}

/** What a sentence of a language with spaces says is done. */
export function readSpaced(language: SpacedLanguage, stretch: Stretch): Spot[] {
  const known = new Map(stretch.words.map((word) => [word.first, word]));
  const place: Place = { language, tokens: stretch.text.tokens, stretch, known };
  const spots: Spot[] = [];
  let after = stretch.sentence.first;
  let undone: Word | undefined;
  for (const word of stretch.words) {
    if (spots.length >= MAX_SPOTS) break;
    // "A guide to deleting a service" tells how, and deletes nothing.
    if (word.act === 'explain' && word.verb === undefined) {
      if (spots.length === 0) spots.push(spotOf(place, word, word.act, false));
      break;
    }
    if (word.verb === undefined) continue;
    if (isNoun(place, word)) continue;
    // "Sin crear ni borrar": what is joined to something undone is undone as well.
    const isPaired = undone !== undefined && isPair(place, undone, word);
    if (isPaired || isDenied(place, word) || isCondition(place, word)) {
      undone = word;
      continue;
    }
    if (spots.length > 0) {
      if (opensRelative(place, after, word.first)) break;
      if (!isJoined(place, word)) continue;
    }
    spots.push(spotOf(place, word, carried(place, word) ?? word.verb, false));
    after = word.last + 1;
  }
  return spots.length > 0 ? spots : nominal(place);
}
