/**
 * The words of all word lists, numbered from 1. A text is compared with the lists by these numbers: cutting it into
 * words makes no string for a word that is known, and no later question about the word has to hash it again.
 */

const UNKNOWN = 0;

const words: string[] = [''];
const numbers = new Map<string, number>();

/**
 * A hash table from the code units of a word to its number. It is many times larger than the lists, so that hardly two
 * words meet, and no text can fill it.
 */
const SLOT_BITS = 15;
const SLOTS = 1 << SLOT_BITS;
const slots = new Uint16Array(SLOTS);
const hashes: number[] = [0];

/** The number of a word of a list; called for every word of every list before the first text is read. */
export function learn(word: string): number {
  const known = numbers.get(word);
  if (known !== undefined) return known;
  const number = words.length;
  let hash = 0;
  for (let at = 0; at < word.length; at++) hash = addUnit(hash, word.charCodeAt(at));
  let slot = slotOf(hash);
  while (slots[slot] !== UNKNOWN) slot = (slot + 1) & (SLOTS - 1);
  slots[slot] = number;
  words.push(word);
  hashes.push(hash);
  numbers.set(word, number);
  return number;
}

/** What is kept of some words, as a list from which a number takes it at once. */
export function listByNumber<T>(kept: ReadonlyMap<number, T>): readonly (T | undefined)[] {
  return words.map((_, number) => kept.get(number));
}

/** Takes one more unit into the hash of a word. It starts at 0. */
export function addUnit(hash: number, unit: number): number {
  return (Math.imul(hash, 31) + unit) | 0;
}

function slotOf(hash: number): number {
  return Math.imul(hash, 0x9e3779b1) >>> (32 - SLOT_BITS);
}

/** The number of a word, or 0 for one that is in no list. */
export function numberOf(word: string): number {
  return numbers.get(word) ?? UNKNOWN;
}

export function wordOf(number: number): string {
  return words[number] ?? '';
}

/** The same for a word that is still a part of a text; `hash` is that of its lower-case units. */
export function numberAt(units: Uint16Array, start: number, end: number, hash: number): number {
  for (let slot = slotOf(hash); ; slot = (slot + 1) & (SLOTS - 1)) {
    const number = slots[slot] ?? UNKNOWN;
    if (number === UNKNOWN || (hashes[number] === hash && isWord(number, units, start, end))) return number;
  }
}

function isWord(number: number, units: Uint16Array, start: number, end: number): boolean {
  const word = wordOf(number);
  if (word.length !== end - start) return false;
  for (let at = 0; at < word.length; at++) {
    if (word.charCodeAt(at) !== lowerUnit(units[start + at] ?? 0)) return false;
  }
  return true;
}

/** Lower case for ASCII; other units as they are. */
export function lowerUnit(unit: number): number {
  return unit >= 0x41 && unit <= 0x5a ? unit + 0x20 : unit;
}
