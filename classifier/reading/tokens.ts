/** What stands between a word and the word before it, from nothing to a new paragraph. */
export const GAP = { none: 0, comma: 1, clause: 2, sentence: 3, paragraph: 4 } as const;

export interface Token {
  /** Lower case. */
  word: string;
  /** Offsets in UTF-16 code units of the text it was cut from. */
  start: number;
  end: number;
  gap: number;
  /** `list_issues`, `createIssue`: a name of something, not a word of the sentence. */
  identifier: boolean;
}

const UNDERSCORE = 0x5f;
const HYPHEN = 0x2d;
const NEWLINE = 0x0a;

function isSmall(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}

function isCapital(code: number): boolean {
  return code >= 0x41 && code <= 0x5a;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
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

function isWordPart(code: number): boolean {
  return isSmall(code) || isCapital(code) || isDigit(code) || code === UNDERSCORE || isForeignLetter(code);
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
  if (code === 0x20) return GAP.none;
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

/** Cuts a text into words, in one pass: the cost per character does not depend on what the text says. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let gap: number = GAP.paragraph;
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (isDense(code)) {
      tokens.push({ word: text.charAt(at), start: at, end: at + 1, gap, identifier: false });
      gap = GAP.none;
      at++;
      continue;
    }
    if (!isWordPart(code)) {
      gap = Math.max(gap, gapAt(text, at, code));
      at++;
      continue;
    }
    const start = at;
    let identifier = false;
    let plain = true;
    let previous = 0;
    for (let sign = code; isWordPart(sign) || joinsWord(text, at, sign); sign = text.charCodeAt(at)) {
      if (!isSmall(sign)) plain = false;
      if (sign === UNDERSCORE || (isCapital(sign) && isSmall(previous))) identifier = true;
      previous = sign;
      at++;
    }
    const raw = text.slice(start, at);
    tokens.push({ word: plain ? raw : raw.toLowerCase().replace('\u2019', "'"), start, end: at, gap, identifier });
    gap = GAP.none;
  }
  return tokens;
}

/** Cuts a tool or parameter name into words: snake, kebab, dotted, camelCase, `server__tool`. */
export function splitName(name: string): Token[] {
  const words: Token[] = [];
  let start = -1;
  function close(end: number): void {
    if (start >= 0) {
      const word = name.slice(start, end).toLowerCase();
      words.push({ word, start, end, gap: GAP.none, identifier: false });
    }
    start = -1;
  }
  for (let at = 0; at < name.length; at++) {
    const code = name.charCodeAt(at);
    if (code === UNDERSCORE || (!isWordPart(code) && !isDense(code))) {
      close(at);
      continue;
    }
    if (isDense(code)) close(at);
    else if (start >= 0 && isCapital(code)) {
      const before = name.charCodeAt(at - 1);
      const startsWord = isCapital(before) && isSmall(name.charCodeAt(at + 1)) && isSmall(name.charCodeAt(at + 2));
      if (isSmall(before) || isDigit(before) || startsWord) close(at);
    }
    if (start < 0) start = at;
  }
  close(name.length);
  return words;
}
