import { BY_SCRIPT, BY_WORDS } from '../../patterns/foreign/index.ts';
import type { Language, SpacedLanguage } from '../../patterns/foreign/language.ts';
import type { Token } from '../tokens.ts';

/** A language that a text may be in. */
export interface Guess {
  language: Language;
  /** Whether the text plainly is in it. */
  plain: boolean;
}

/** The opening of a text, which tells its language. */
const SIGNS = 300;
const WORDS = 60;
/** English shows by then. */
const GLANCE = 16;
const BEYOND_ASCII = /[^ -~]/;
/** One sign of a dense script says as much as several letters. */
const DENSE_WEIGHT = 3;
const PLAIN_SHARE = 0.3;
/** A text this short need not have two small words. */
const SHORT = 12;

const OTHER_SCRIPT = /[\u0400-\u052f\u0600-\u06ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff]/;
const ENGLISH = new Set(
  'the of and to for with is this by from that your it be or are if when on as can will'.split(' '),
);

const LANGUAGES_OF = new Map<string, SpacedLanguage[]>();
for (const language of BY_WORDS) {
  for (const word of language.words) LANGUAGES_OF.set(word, [...(LANGUAGES_OF.get(word) ?? []), language]);
}

function byScript(text: string): Guess | undefined {
  const opening = text.slice(0, SIGNS);
  const count = { kana: 0, han: 0, hangul: 0, cyrillic: 0, arabic: 0, latin: 0 };
  for (let at = 0; at < opening.length; at++) {
    const code = opening.charCodeAt(at);
    if ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a) count.latin++;
    else if (code >= 0x3040 && code <= 0x30ff && code !== 0x30fb) count.kana++;
    else if ((code >= 0x3400 && code <= 0x9fff) || (code >= 0xf900 && code <= 0xfaff)) count.han++;
    else if (code >= 0xac00 && code <= 0xd7a3) count.hangul++;
    else if (code >= 0x400 && code <= 0x52f) count.cyrillic++;
    else if (code >= 0x600 && code <= 0x6ff) count.arabic++;
  }
  const dense = (count.kana + count.han + count.hangul) * DENSE_WEIGHT;
  const all = dense + count.cyrillic + count.arabic + count.latin;
  const japanese = count.kana + (count.kana > 0 ? count.han : 0);
  const ranked: [Language, number][] = [
    [BY_SCRIPT.JAPANESE, japanese * DENSE_WEIGHT],
    [BY_SCRIPT.CHINESE, count.kana > 0 && count.kana * 10 > count.han ? 0 : count.han * DENSE_WEIGHT],
    [BY_SCRIPT.KOREAN, count.hangul > 0 ? dense - count.kana * DENSE_WEIGHT : 0],
    [BY_SCRIPT.RUSSIAN, count.cyrillic],
    [BY_SCRIPT.ARABIC, count.arabic],
  ];
  const [best] = ranked.toSorted((a, b) => b[1] - a[1]);
  if (best === undefined || best[1] === 0) return undefined;
  return { language: best[0], plain: best[1] / all >= PLAIN_SHARE };
}

function add(scores: Map<SpacedLanguage, number>, language: SpacedLanguage, points: number): void {
  scores.set(language, (scores.get(language) ?? 0) + points);
}

/**
 * Counts the small words of each language; letters that only one of them has say more. Where English made sense of the
 * text it takes more of them: "hotels in Los Angeles and Las Vegas".
 */
function byWords(tokens: readonly Token[], isRead: boolean): Guess[] {
  const scores = new Map<SpacedLanguage, number>();
  const seen = new Set<string>();
  let english = 0;
  const end = Math.min(tokens.length, WORDS);
  for (let index = 0; index < end; index++) {
    const word = tokens[index]?.word ?? '';
    if (index === GLANCE && scores.size === 0 && english > 1) return [];
    if (ENGLISH.has(word)) english++;
    const at = word.indexOf("'");
    const known = LANGUAGES_OF.get(at > 0 ? word.slice(0, at) : word);
    const isPlainAscii = !BEYOND_ASCII.test(word);
    if ((known === undefined && isPlainAscii) || seen.has(word)) continue;
    seen.add(word);
    for (const language of known ?? []) add(scores, language, 1);
    if (isPlainAscii) continue;
    for (const language of BY_WORDS) {
      if (Array.from(word).some((letter) => language.letters.includes(letter))) add(scores, language, 2);
    }
  }
  const needed = isRead ? 3 : end <= SHORT ? 1 : 2;
  return [...scores]
    .filter(([, score]) => score >= needed && score > english * (isRead ? 2 : 1))
    .toSorted((a, b) => b[1] - a[1])
    .filter(([, score], _, all) => score === all[0]?.[1])
    .map(([language]) => ({ language, plain: true }));
}

/**
 * The languages that a text may be in, none for English. `isRead` tells that the English reading made sense of it: then
 * only a plain case is looked into.
 */
export function guessLanguages(text: string, tokens: readonly Token[], isRead: boolean): Guess[] {
  if (OTHER_SCRIPT.test(text.slice(0, SIGNS))) {
    const guess = byScript(text);
    return guess === undefined ? [] : [guess];
  }
  const guesses = byWords(tokens, isRead);
  if (isRead || (guesses.length > 0 && tokens.length > SHORT)) return guesses;
  const isEnglish = tokens.slice(0, WORDS).some((token) => ENGLISH.has(token.word));
  if (isEnglish) return guesses;
  const others = BY_WORDS.filter((language) => !guesses.some((guess) => guess.language === language));
  return [...guesses, ...others.map((language) => ({ language, plain: false }))];
}
