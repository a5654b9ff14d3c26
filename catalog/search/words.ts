/**
 * Texts as words that can be compared. Names of tools are written in every way that programmers know: `readFile`,
 * `read_file`, `read-file`, `@scope/read.file`; each gives the words "read" and "file".
 */
import { stem } from './stem.ts';

/** A word and where it stands in its text, in UTF-16 code units. */
interface Word {
  /** Lower case, without accents. */
  text: string;
  start: number;
  end: number;
}

/** What stands between two separators: one word, or several that only capitals keep apart. */
export interface Run extends Word {
  parts: Word[];
}

const RUN = /[\p{L}\p{M}\p{N}]+/gu;
/** Capitals that begin no word ("HTTP" in "HTTPServer"), a word with or without a capital, a lone capital. */
const PART = /\p{Lu}[\p{Lu}\p{N}]*(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{Lo}\p{Lm}\p{M}\p{N}]+|\p{L}/gu;
/** Scripts that write no spaces. */
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]{3,}$/u;
/** No word that somebody types is longer. */
const MAX_WORD = 40;

/** Words that are in too many texts to tell them apart. */
const EMPTY_WORDS = new Set(
  `a an and are as at be by can for from has have if in into is it its mcp not of on or so such that the their them
   then there these they this to use used uses using via was when where which will with you your`.split(/\s+/),
);

/** The runs of a text, in its order. */
export function runsIn(text: string): Run[] {
  return Array.from(text.matchAll(RUN), ({ 0: run, index }) => {
    const end = index + run.length;
    return { text: plain(run), start: index, end, parts: UNSPACED.test(run) ? pairs(run, index) : parts(run, index) };
  });
}

function parts(run: string, at: number): Word[] {
  return Array.from(run.matchAll(PART), ({ 0: part, index }) => ({
    text: plain(part),
    start: at + index,
    end: at + index + part.length,
  }));
}

/** Without spaces, two characters are the shortest thing that has a meaning. */
function pairs(run: string, at: number): Word[] {
  const characters = Array.from(run);
  const found: Word[] = [];
  let start = at;
  for (const [i, character] of characters.entries()) {
    const pair = character + (characters[i + 1] ?? '');
    if (i < characters.length - 1) found.push({ text: plain(pair), start, end: start + pair.length });
    start += character.length;
  }
  return found;
}

function plain(word: string): string {
  return word.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().slice(0, MAX_WORD);
}

/** Whether a word can tell one text from another. */
export function tells(word: string): boolean {
  return word !== '' && !EMPTY_WORDS.has(word);
}

/** The stems of the words of a text that tell something; of several letters, unless they stand alone. */
export function wordStems(text: string): Set<string> {
  const words = runsIn(text).flatMap(({ parts }) => parts.filter((part) => parts.length === 1 || part.text.length > 1));
  return new Set(words.flatMap((word) => (tells(word.text) ? [stem(word.text)] : [])));
}

/** What a text is found by: the stems of its words, and of the runs that hold several ("GitHub" is "github" too). */
export function termsIn(text: string): Set<string> {
  const compounds = runsIn(text).filter((run) => run.parts.length > 1 && tells(run.text));
  return new Set([...wordStems(text), ...compounds.map((run) => stem(run.text))]);
}

/** A name without what separates its words: `read_file` and `readFile` are one. Empty for a name of signs only. */
export function joined(name: string): string {
  return runsIn(name.slice(0, 200))
    .map(({ text }) => text)
    .join('');
}
