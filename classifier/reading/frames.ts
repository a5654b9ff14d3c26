import { GAP, isDense } from './tokens.ts';
import type { Token } from './tokens.ts';
import { learn, listByNumber } from './vocabulary.ts';
import type { Text } from './text.ts';

/** A place where a frame stands, as indexes of its first and last token. */
export interface Framed {
  first: number;
  last: number;
}

/** What can only be told from the token and its surroundings. */
export type TokenTest = (token: Token, text: Text) => boolean;

/** One piece of a frame: phrases by the number of their first word, or a test; and how many words may stand before it. */
interface Slot {
  id: number;
  phrases: ReadonlyMap<number, readonly (readonly number[])[]>;
  test: TokenTest | undefined;
  gap: number;
  ends: boolean;
}

interface Frame<K> {
  kind: K;
  slots: readonly Slot[];
  /** Slots that only a word of their own can fill. */
  needs: readonly number[];
}

type Words = Readonly<Record<string, readonly string[]>>;
type Tests = Readonly<Record<string, TokenTest>>;

function cut(phrase: string): number[] {
  return phrase.split(' ').flatMap((word) => (isDense(word.charCodeAt(0)) ? Array.from(word) : [word]).map(learn));
}

function phrasesOf(list: readonly string[]): ReadonlyMap<number, readonly (readonly number[])[]> {
  const phrases = new Map<number, number[][]>();
  for (const phrase of list) {
    const [first = 0, ...rest] = cut(phrase);
    const longestFirst = [...(phrases.get(first) ?? []), rest].toSorted((one, other) => other.length - one.length);
    phrases.set(first, longestFirst);
  }
  return phrases;
}

/** Makes the slots of one book: those that take the same words have the same number. */
function slotMaker(words: Words, tests: Tests): (piece: string, gap: number) => Slot {
  const known = new Map<string, Slot>();
  return function make(piece, gap) {
    const same = known.get(piece);
    if (same !== undefined) return { ...same, gap };
    const named = piece.startsWith('{') ? piece.slice(1, -1) : undefined;
    const list = named === undefined ? piece.split('/') : named.split('+').flatMap((id) => words[id] ?? []);
    const test = named === undefined ? undefined : tests[named];
    const slot = { id: known.size, phrases: phrasesOf(list), test, gap, ends: piece === '$' };
    known.set(piece, slot);
    return slot;
  };
}

/** Reads `not .2 {tell} .3 {user}`: words, lists of words, and how many other words may stand between them. */
function slotsOf(frame: string, make: (piece: string, gap: number) => Slot): Slot[] {
  const slots: Slot[] = [];
  let gap = 0;
  for (const piece of frame.trim().split(/\s+/)) {
    if (/^\.\d+$/.test(piece)) gap = Number(piece.slice(1));
    else {
      slots.push(make(piece, gap));
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
  for (const rest of slot.phrases.get(token.number) ?? []) {
    if (follows(tokens, at, rest)) return at + rest.length;
  }
  return -1;
}

function follows(tokens: readonly Token[], at: number, rest: readonly number[]): boolean {
  for (let index = 0; index < rest.length; index++) {
    const next = tokens[at + index + 1];
    if (next === undefined || next.number !== rest[index] || next.gap >= GAP.sentence) return false;
  }
  return true;
}

function lastOf(slots: readonly Slot[], text: Text, first: number): number {
  let last = first - 1;
  for (let index = 0; index < slots.length; index++) {
    const slot = slots[index];
    if (slot === undefined) break;
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
): (text: Text) => ReadonlyMap<K, readonly Framed[]> {
  const nothing: ReadonlyMap<K, readonly Framed[]> = new Map();
  const make = slotMaker(words, tests);
  const opening = new Map<number, Frame<K>[]>();
  /** The slots that a word fills or begins to fill, by its number. */
  const filling = new Map<number, Set<number>>();
  for (const kind of Object.keys(frames) as K[]) {
    for (const frame of frames[kind]) {
      const slots = slotsOf(frame, make);
      const [head, ...others] = slots;
      const needs = others.filter((slot) => slot.test === undefined && !slot.ends);
      const made = { kind, slots, needs: needs.map(({ id }) => id) };
      for (const number of head?.phrases.keys() ?? []) opening.set(number, [...(opening.get(number) ?? []), made]);
      for (const { id, phrases } of needs) {
        for (const number of phrases.keys()) filling.set(number, new Set([...(filling.get(number) ?? []), id]));
      }
    }
  }
  const openedBy = listByNumber(opening);
  const filledBy = listByNumber(filling);

  /** For each slot the last text that has a word for it. Most frames miss one, and need not be looked for. */
  const filledIn: number[] = [];
  let texts = 0;
  function fill(tokens: readonly Token[]): void {
    texts++;
    for (const { number } of tokens) {
      const filled = filledBy[number];
      if (filled === undefined) continue;
      for (const id of filled) filledIn[id] = texts;
    }
  }
  function canBeFilled(needs: readonly number[]): boolean {
    for (const id of needs) if (filledIn[id] !== texts) return false;
    return true;
  }

  return function find(text) {
    const { tokens } = text;
    let isFilled = false;
    let found: Map<K, Framed[]> | undefined;
    for (let first = 0; first < tokens.length; first++) {
      const opened = openedBy[tokens[first]?.number ?? 0];
      if (opened === undefined) continue;
      if (!isFilled) fill(tokens);
      isFilled = true;
      for (const { kind, slots, needs } of opened) {
        if (!canBeFilled(needs)) continue;
        const last = lastOf(slots, text, first);
        if (last < 0) continue;
        found ??= new Map<K, Framed[]>();
        const list = found.get(kind);
        if (list === undefined) found.set(kind, [{ first, last }]);
        else list.push({ first, last });
      }
    }
    return found ?? nothing;
  };
}
