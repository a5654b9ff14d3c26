/** A place in a text, counted from 1. Columns count UTF-16 code units. */
export interface Place {
  line: number;
  column: number;
}

/** A key that one object has twice: `JSON.parse` keeps the last and drops the others without a word. */
export interface DuplicateKey {
  /** The keys and indices that lead to it. */
  path: (string | number)[];
  place: Place;
}

/** The first place where a text is no JSON. */
export interface Mistake {
  place: Place;
  /** What was expected there, completing "expected …". */
  expected: string;
}

/** What JSON wants next, as a person is told. */
const EXPECTED = {
  value: 'a value',
  'value or ]': 'a value or "]"',
  key: 'a key in double quotes',
  'key or }': 'a key in double quotes or "}"',
  ':': '":"',
  ', or ]': '"," or "]"',
  ', or }': '"," or "}"',
  end: 'nothing more',
  '"': 'the rest of a text and a closing quote; a line break is written \\n, and a backslash \\\\',
} as const;
type Expected = keyof typeof EXPECTED;

/** An array or object that is open; of an object, its keys so far. */
interface Open {
  keys?: Set<string>;
  at: string | number;
}

/** More are not told: who has made so many has not made them by hand. */
const MOST_DUPLICATES = 20;

const SPACE = /[ \t\n\r]*/y;
const WORD = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;

/**
 * Reads a JSON text for what `JSON.parse` does not tell: where the first mistake is, and which keys are there twice.
 * Without recursion, so that no depth is too much.
 */
export function scanJson(text: string): { mistake: Mistake } | { duplicates: DuplicateKey[] } {
  const open: Open[] = [];
  const duplicates: DuplicateKey[] = [];
  let expected: Expected = 'value';
  for (let i = skip(SPACE, text, 0); i < text.length; i = skip(SPACE, text, i)) {
    const character = text[i] ?? '';
    const top = open.at(-1);
    if (expected === ':' && character === ':') {
      expected = 'value';
      i += 1;
    } else if (expected.startsWith(',') && character === ',' && top) {
      if (typeof top.at === 'number') top.at += 1;
      expected = top.keys ? 'key' : 'value';
      i += 1;
    } else if ((character === ']' || character === '}') && expected.endsWith(character)) {
      open.pop();
      expected = afterValue(open);
      i += 1;
    } else if (expected.startsWith('key') && top?.keys) {
      const end = stringEnd(text, i);
      if (end < i) return mistake(text, ~end, ~end === i ? expected : '"');
      const key = JSON.parse(text.slice(i, end)) as string;
      top.at = key;
      if (top.keys.has(key) && duplicates.length < MOST_DUPLICATES)
        duplicates.push({ path: open.map(({ at }) => at), place: placeOf(text, i) });
      top.keys.add(key);
      expected = ':';
      i = end;
    } else if (expected.startsWith('value') && (character === '[' || character === '{')) {
      open.push(character === '[' ? { at: 0 } : { keys: new Set(), at: '' });
      expected = character === '[' ? 'value or ]' : 'key or }';
      i += 1;
    } else if (expected.startsWith('value')) {
      const end = character === '"' ? stringEnd(text, i) : skip(WORD, text, i);
      if (end < 0) return mistake(text, ~end, '"');
      if (end === i) return mistake(text, i, expected);
      expected = afterValue(open);
      i = end;
    } else return mistake(text, i, expected);
  }
  return expected === 'end' ? { duplicates } : mistake(text, text.length, expected);
}

function afterValue(open: readonly Open[]): Expected {
  const top = open.at(-1);
  if (top === undefined) return 'end';
  return top.keys ? ', or }' : ', or ]';
}

function skip(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : from;
}

/** Where the string that starts here ends, or the complement (`~`) of where it goes wrong. */
function stringEnd(text: string, start: number): number {
  if (text[start] !== '"') return ~start;
  for (let i = start + 1; i < text.length; i += 1) {
    if (text[i] === '"') return i + 1;
    if (text.charCodeAt(i) < 0x20) return ~i;
    if (text[i] !== '\\') continue;
    const end = skip(ESCAPE, text, i);
    if (end === i) return ~i;
    i = end - 1;
  }
  return ~text.length;
}

function mistake(text: string, at: number, expected: Expected): { mistake: Mistake } {
  return { mistake: { place: placeOf(text, at), expected: `${EXPECTED[expected]}${slip(text, at)}` } };
}

/** What people write who are used to looser formats. */
function slip(text: string, at: number): string {
  if (text.startsWith('//', at) || text.startsWith('/*', at) || text[at] === '#') return '; JSON has no comments';
  if (/[\]}]/.test(text[at] ?? '') && /,\s*$/.test(text.slice(Math.max(0, at - 200), at)))
    return '; JSON has no comma after the last item';
  if (text[at] === "'") return '; JSON has double quotes only';
  return at === text.length ? ', and the text ends' : '';
}

function placeOf(text: string, at: number): Place {
  const before = text.slice(0, at);
  return { line: before.split('\n').length, column: at - before.lastIndexOf('\n') };
}
