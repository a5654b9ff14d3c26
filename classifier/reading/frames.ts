import { GAP, isDense } from './tokens.ts';
import type { Token } from './tokens.ts';
import type { Text } from './text.ts';

/** A place where a frame stands, as indexes of its first and last token. */
export interface Framed {
  first: number;
  last: number;
}

/** What can only be told from the token and its surroundings. */
export type TokenTest = (token: Token, text: Text) => boolean;

/** One piece of a frame: phrases by their first word, or a test; and how many words may stand before it. */
interface Slot {
  phrases: ReadonlyMap<string, readonly string[][]>;
  test: TokenTest | undefined;
  gap: number;
  ends: boolean;
}

type Words = Readonly<Record<string, readonly string[]>>;
type Tests = Readonly<Record<string, TokenTest>>;

function cut(phrase: string): string[] {
  return phrase.split(' ').flatMap((word) => (isDense(word.charCodeAt(0)) ? Array.from(word) : [word]));
}

function slotOf(piece: string, gap: number, words: Words, tests: Tests): Slot {
  const named = piece.startsWith('{') ? piece.slice(1, -1) : undefined;
  const list = named === undefined ? piece.split('/') : named.split('+').flatMap((id) => words[id] ?? []);
  const phrases = new Map<string, string[][]>();
  for (const phrase of list) {
    const [first = '', ...rest] = cut(phrase);
    phrases.set(
      first,
      [...(phrases.get(first) ?? []), rest].toSorted((one, other) => other.length - one.length),
    );
  }
  return { phrases, test: named === undefined ? undefined : tests[named], gap, ends: piece === '$' };
}

/** Reads `not .2 {tell} .3 {user}`: words, lists of words, and how many other words may stand between them. */
function slotsOf(frame: string, words: Words, tests: Tests): Slot[] {
  const slots: Slot[] = [];
  let gap = 0;
  for (const piece of frame.trim().split(/\s+/)) {
    if (/^\.\d+$/.test(piece)) gap = Number(piece.slice(1));
    else {
      slots.push(slotOf(piece, gap, words, tests));
      gap = 0;
    }
  }
  return slots;
}

/** The last token of a phrase of the slot that begins at the token, or -1. */
function endAt(slot: Slot, text: Text, at: number): number {
  const { tokens } = text;
  const token = tokens[at];
  if (slot.ends) return token === undefined || token.gap >= GAP.comma ? at - 1 : -1;
  if (token === undefined) return -1;
  if (slot.test?.(token, text) === true) return at;
  const rest = slot.phrases
    .get(token.word)
    ?.find((words) => words.every((word, index) => follows(tokens, at, index, word)));
  return rest === undefined ? -1 : at + rest.length;
}

function follows(tokens: readonly Token[], at: number, index: number, word: string): boolean {
  const next = tokens[at + index + 1];
  return next?.word === word && next.gap < GAP.sentence;
}

function lastOf(slots: readonly Slot[], text: Text, first: number): number {
  let last = first - 1;
  for (const [index, slot] of slots.entries()) {
    let end = -1;
    for (let at = last + 1; at <= last + 1 + slot.gap; at++) {
      const token = text.tokens[at];
      if (index > 0 && !slot.ends && token !== undefined && token.gap >= GAP.sentence) break;
      end = endAt(slot, text, at);
      if (end >= 0) break;
    }
    if (end < 0) return -1;
    last = end;
  }
  return last;
}

/** Finds the frames of every kind in one pass over a text. A frame opens with words and does not cross a sentence. */
export function frameBook<K extends string>(
  frames: Readonly<Record<K, readonly string[]>>,
  words: Words,
  tests: Tests,
): (text: Text) => Map<K, Framed[]> {
  const byWord = new Map<string, { kind: K; slots: Slot[] }[]>();
  for (const kind of Object.keys(frames) as K[]) {
    for (const frame of frames[kind]) {
      const slots = slotsOf(frame, words, tests);
      for (const word of slots[0]?.phrases.keys() ?? []) {
        byWord.set(word, [...(byWord.get(word) ?? []), { kind, slots }]);
      }
    }
  }
  return function find(text) {
    const found = new Map<K, Framed[]>();
    for (const [first, token] of text.tokens.entries()) {
      for (const { kind, slots } of byWord.get(token.word) ?? []) {
        const last = lastOf(slots, text, first);
        if (last < 0) continue;
        const list = found.get(kind);
        if (list === undefined) found.set(kind, [{ first, last }]);
        else list.push({ first, last });
      }
    }
    return found;
  };
}
