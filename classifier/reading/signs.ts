import type { Place } from './hidden.ts';
import type { Text } from './text.ts';

/** Characters that show nothing, or turn the text around: what a reader sees is not what a model reads. */

const FLAG = 0x1f3f4;
const FLAG_END = 0xe007f;
/** The flag of a region is spelled with up to six of these, and closed. */
const FLAG_LETTERS = 6;
/** So many signs without width in a row are no slip of the keyboard: they spell something. */
const SPELLS = 4;

function isZeroWidth(code: number): boolean {
  if (code >= 0x200b && code <= 0x200d) return true;
  if (code >= 0x2060 && code <= 0x2064) return true;
  return code === 0x180e || code === 0x3164 || code === 0xffa0 || code === 0xfeff;
}

function isTag(code: number): boolean {
  return code >= 0xe0000 && code <= 0xe007f;
}

function isSelector(code: number): boolean {
  return (code >= 0xfe00 && code <= 0xfe0f) || (code >= 0xe0100 && code <= 0xe01ef);
}

function isLetter(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}

/** Embeddings, overrides and isolates. The plain direction marks only help mixed scripts. */
function isTurning(code: number): boolean {
  return isOverride(code) || (code >= 0x202a && code <= 0x202c) || (code >= 0x2066 && code <= 0x2069);
}

function isOverride(code: number): boolean {
  return code === 0x202d || code === 0x202e;
}

/** Hebrew, Arabic and their neighbours, which need marks of direction beside other scripts. */
function isFromTheRight(code: number): boolean {
  return (code >= 0x590 && code <= 0x8ff) || (code >= 0xfb1d && code <= 0xfdff) || (code >= 0xfe70 && code <= 0xfefc);
}

/** All of these signs come after the Latin letters. This is settled at once for a text that holds nothing else. */
const BEYOND_LATIN = /[\u0180-\uffff]/;

/** Stretches of signs that a test accepts, with what stands before and after them. */
function runsOf(text: string, accepts: (code: number) => boolean): { start: number; end: number; count: number }[] {
  const found: { start: number; end: number; count: number }[] = [];
  for (let at = 0; at < text.length; at++) {
    if (text.charCodeAt(at) < 0x180) continue;
    const code = text.codePointAt(at) ?? 0;
    const size = code > 0xffff ? 2 : 1;
    if (accepts(code)) {
      const last = found.at(-1);
      if (last?.end === at) {
        last.end += size;
        last.count++;
      } else found.push({ start: at, end: at + size, count: 1 });
    }
    at += size - 1;
  }
  return found;
}

function isFlag(text: string, { start, end, count }: { start: number; end: number; count: number }): boolean {
  return text.codePointAt(start - 2) === FLAG && count <= FLAG_LETTERS && text.codePointAt(end - 2) === FLAG_END;
}

/** Signs without width that spell something or break up a word, tag characters, heaps of variation selectors. */
export function findInvisible(text: Text): Place[] {
  const value = text.read;
  if (!BEYOND_LATIN.test(value)) return [];
  const hidden = runsOf(value, isZeroWidth).filter(
    ({ start, end, count }) =>
      count >= SPELLS || (isLetter(value.charCodeAt(start - 1)) && isLetter(value.charCodeAt(end))),
  );
  const tags = runsOf(value, isTag).filter((run) => !isFlag(value, run));
  const selectors = runsOf(value, isSelector).filter(({ count }) => count > 1);
  return [...hidden, ...tags, ...selectors].map(({ start, end }) => ({ text, start, end }));
}

/** Overrides wherever they stand; embeddings and isolates in a text that has nothing to be turned. */
export function findTurning(text: Text): Place[] {
  const value = text.read;
  if (!BEYOND_LATIN.test(value)) return [];
  const runs = runsOf(value, isTurning);
  if (runs.length === 0) return [];
  const mixed = runsOf(value, isFromTheRight).length > 0;
  return runs
    .filter(
      ({ start, end }) => !mixed || Array.from(value.slice(start, end)).some((sign) => isOverride(sign.charCodeAt(0))),
    )
    .map(({ start, end }) => ({ text, start, end }));
}
