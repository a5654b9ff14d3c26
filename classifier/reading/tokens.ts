import { addUnit, lowerUnit, numberAt, numberOf, wordOf } from './vocabulary.ts';

/** What stands between a word and the word before it, from nothing to a new paragraph. */
export const GAP = { none: 0, comma: 1, clause: 2, sentence: 3, paragraph: 4 } as const;

export interface Token {
  /** Lower case. */
  word: string;
  /** Of the word in the vocabulary; 0 for one that no list has. */
  number: number;
  /** Offsets in UTF-16 code units of the text it was cut from. */
  start: number;
  end: number;
  gap: number;
}

const UNDERSCORE = 0x5f;
const HYPHEN = 0x2d;
const NEWLINE = 0x0a;
const SPACE = 0x20;

/** What a code unit is to a word. */
const KIND = { separator: 0, small: 1, capital: 2, digit: 3, underscore: 4, foreign: 5, dense: 6 } as const;

function kindOf(code: number): number {
  if (code === UNDERSCORE) return KIND.underscore;
  if (code >= 0x61 && code <= 0x7a) return KIND.small;
  if (code >= 0x41 && code <= 0x5a) return KIND.capital;
  if (code >= 0x30 && code <= 0x39) return KIND.digit;
  if (isDense(code)) return KIND.dense;
  return isForeignLetter(code) ? KIND.foreign : KIND.separator;
}

const KINDS = Uint8Array.from({ length: 0x10000 }, (_, code) => kindOf(code));

function isSmall(code: number): boolean {
  return KINDS[code] === KIND.small;
}

function isCapital(code: number): boolean {
  return KINDS[code] === KIND.capital;
}

function isDigit(code: number): boolean {
  return KINDS[code] === KIND.digit;
}

/** Scripts written without spaces, or with endings glued on: each sign is a token, so that phrases find stems. */
export function isDense(code: number): boolean {
  return (
    (code >= 0x3041 && code <= 0x30ff) ||
    (code >= 0x3400 && code <= 0x9fff) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff)
  );
}

/** Letters of every other script. Punctuation, symbols and surrogates separate words. */
function isForeignLetter(code: number): boolean {
  if (code < 0xc0 || code === 0xd7 || code === 0xf7) return false;
  if (code < 0x2000) return true;
  return code >= 0x2c00 && code < 0x2e00;
}

/** Gaps that a single sign makes wherever it stands. */
const SIGN_GAPS = new Map<number, number>([
  ...Array.from(',،、，/&+', (sign): [number, number] => [sign.charCodeAt(0), GAP.comma]),
  ...Array.from(';:()[]{}|—–→<>：；（）【】「」•*#=', (sign): [number, number] => [sign.charCodeAt(0), GAP.clause]),
  ...Array.from('。！？｡', (sign): [number, number] => [sign.charCodeAt(0), GAP.sentence]),
]);

const SENTENCE_ENDS = new Set([0x2e, 0x21, 0x3f]);

function isBlank(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d) || code === 0xa0 || Number.isNaN(code);
}

/** Authors who wrap their prose wrap it later than this, so a shorter line that a capital follows has ended. */
const SHORT_LINE = 60;

/** A line that starts a new thought: after an empty line, or a bullet, a number, a heading, a table row. */
function newlineGap(text: string, at: number): number {
  let index = at + 1;
  while (text.charCodeAt(index) === 0x20 || text.charCodeAt(index) === 0x09 || text.charCodeAt(index) === 0x0d) index++;
  const next = text.charCodeAt(index);
  if (next === NEWLINE) return GAP.paragraph;
  if (next === 0x2a || next === 0x23 || next === 0x2022 || next === 0x7c || next === 0x3c) return GAP.sentence;
  if (next === HYPHEN && isBlank(text.charCodeAt(index + 1))) return GAP.sentence;
  if (isCapital(next) && text.lastIndexOf('\n', at - 1) >= at - SHORT_LINE) return GAP.sentence;
  return isDigit(next) && text.charCodeAt(index + 1) === 0x2e ? GAP.sentence : GAP.none;
}

function gapAt(text: string, at: number, code: number): number {
  if (code === NEWLINE) return newlineGap(text, at);
  if (SENTENCE_ENDS.has(code)) return isBlank(text.charCodeAt(at + 1)) ? GAP.sentence : GAP.none;
  if (code === HYPHEN) {
    return isBlank(text.charCodeAt(at - 1)) && isBlank(text.charCodeAt(at + 1)) ? GAP.clause : GAP.none;
  }
  return SIGN_GAPS.get(code) ?? GAP.none;
}

/** An apostrophe inside a word ("doesn't") belongs to it. */
function joinsWord(text: string, at: number, code: number): boolean {
  return (code === 0x27 || code === 0x2019) && isSmall(text.charCodeAt(at - 1)) && isSmall(text.charCodeAt(at + 1));
}

/** Up to here, copying unit by unit takes less time than the call that copies all. */
const SHORT = 60;

/**
 * The code units of the text that is being cut. Copying them here in one go is cheap, and reading a unit from an array
 * costs a fraction of reading it from a string.
 */
let units = new Uint16Array(0);
let bytes = Buffer.alloc(0);

function unitsOf(text: string): Uint16Array {
  if (text.length > units.length) {
    units = new Uint16Array(Math.max(4096, text.length * 2));
    bytes = Buffer.from(units.buffer);
  }
  if (text.length > SHORT) bytes.write(text, 'utf16le');
  else for (let at = 0; at < text.length; at++) units[at] = text.charCodeAt(at);
  return units;
}

/** Makes the token of a word, whose `hash` is that of its lower-case units. */
function tokenAt(text: string, start: number, end: number, gap: number, hash: number, isAscii: boolean): Token {
  const number = isAscii ? numberAt(units, start, end, hash) : 0;
  if (number > 0) return { word: wordOf(number), number, start, end, gap };
  const lower = text.slice(start, end).toLowerCase();
  if (isAscii) return { word: lower, number: 0, start, end, gap };
  const word = lower.replace('\u2019', "'");
  return { word, number: numberOf(word), start, end, gap };
}

/** Cuts a text into words, in one pass: the cost per character does not depend on what the text says. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  const { length } = text;
  const all = unitsOf(text);
  let gap: number = GAP.paragraph;
  let at = 0;
  while (at < length) {
    const unit = all[at] ?? 0;
    const kind = KINDS[unit];
    if (kind === KIND.separator) {
      if (unit !== SPACE) gap = Math.max(gap, gapAt(text, at, unit));
      at++;
      continue;
    }
    const start = at;
    let hash = 0;
    let isAscii = kind !== KIND.dense;
    if (!isAscii) at++;
    else {
      for (; at < length; at++) {
        const part = all[at] ?? 0;
        const partKind = KINDS[part];
        if (partKind === KIND.dense || (partKind === KIND.separator && !joinsWord(text, at, part))) break;
        if (part > 0x7f) isAscii = false;
        hash = addUnit(hash, lowerUnit(part));
      }
    }
    tokens.push(tokenAt(text, start, at, gap, hash, isAscii));
    gap = GAP.none;
  }
  return tokens;
}

/** Cuts a tool or parameter name into words: snake, kebab, dotted, camelCase, `server__tool`. */
export function splitName(name: string): Token[] {
  const words: Token[] = [];
  const all = unitsOf(name);
  let start = 0;
  let hash = 0;
  let isAscii = true;
  function close(end: number): void {
    if (end > start) words.push(tokenAt(name, start, end, GAP.none, hash, isAscii));
    start = end;
    hash = 0;
    isAscii = true;
  }
  for (let at = 0; at < name.length; at++) {
    const unit = all[at] ?? 0;
    const kind = KINDS[unit];
    if (kind === KIND.separator || kind === KIND.underscore) {
      close(at);
      start = at + 1;
      continue;
    }
    if (kind === KIND.dense || (kind === KIND.capital && startsWord(name, at))) close(at);
    if (unit > 0x7f) isAscii = false;
    hash = addUnit(hash, lowerUnit(unit));
  }
  close(name.length);
  return words;
}

/** Whether a new word begins at a capital: `getHTML`, `HTMLPage`, `v2Beta`. */
function startsWord(name: string, at: number): boolean {
  const before = name.charCodeAt(at - 1);
  if (isSmall(before) || isDigit(before)) return true;
  return isCapital(before) && isSmall(name.charCodeAt(at + 1)) && isSmall(name.charCodeAt(at + 2));
}

/** Whether the word is spelled like a name in a program: `list_users`, `listUsers`. */
export function isIdentifier(text: string, { start, end }: Token): boolean {
  return /_|[a-z][A-Z]/.test(text.slice(start, end));
}
