import { ordersIn } from './orders.ts';
import { hasRow } from './stretches.ts';
import { isIntroduced, isQuoted, isSample } from './samples.ts';
import type { Text } from './text.ts';

/** A stretch of a text in which something was found. */
export interface Place {
  text: Text;
  start: number;
  end: number;
}

const COMMENT = /<!--|\[(?:\/\/|comment)\]: ?(?:#|<>) ?\(/gi;
const UNSEEN_STYLE =
  /<[a-z]+ [^<>]{0,200}(?:display: ?none|visibility: ?hidden|font-size: ?0|opacity: ?0\b|color: ?white)[^<>]{0,200}>/gi;
const PRESSING = /<(?:important|critical|urgent|mandatory|warning|priority|admin|override)>/gi;
const IMAGE = /!\[[^\]\n]{0,80}\]\(https?:\/\/[^)\s?={$]{1,300}[?={$][^)\s]{0,300}\)/gi;
const ANSWER = /\b(?:answer|answers|response|responses|reply|replies|message|messages)\b/i;
const SCRIPT = /<script|\bfetch\(|document\.cookie/i;
const BLANK_LINES = 12;
const BLANK_RUN = 50;
const PLACE_CAP = 50;
const MIN_BLANK = 12;

/** What `\s` finds. */
function isBlank(code: number): boolean {
  return code <= 0x20
    ? code === 0x20 || (code >= 0x09 && code <= 0x0d)
    : code >= 0xa0 && /\s/.test(String.fromCharCode(code));
}

/** Where a pattern stands, the first so many times: what is repeated more often is not read. */
export function places(text: Text, pattern: RegExp): Place[] {
  const found: Place[] = [];
  if (text.read.search(pattern) < 0) return found;
  for (const match of text.read.matchAll(pattern)) {
    const skipped = match[0].length - match[0].trimStart().length;
    found.push({ text, start: match.index + skipped, end: match.index + match[0].length });
    if (found.length >= PLACE_CAP) break;
  }
  return found;
}

function shown(text: Text, at: number): boolean {
  return isQuoted(text, at) || isIntroduced(text, at) || isSample(text, at);
}

/** Up to where the hidden part goes: the end of the comment or element, or of the text. */
function untilClosed({ text, end }: Place, closings: readonly string[]): number {
  const rest = text.read.slice(end, end + 2000);
  const found = closings.map((closing) => rest.indexOf(closing)).filter((at) => at >= 0);
  return end + (found.length === 0 ? rest.length : Math.min(...found));
}

/** Comments and unseen elements that hold orders, orders far below the text, pictures that carry data out. */
export function findHidden(text: Text): Place[] {
  const found: Place[] = [];
  const value = text.read;
  if (value.includes('<') || value.includes('[')) {
    for (const place of [...places(text, COMMENT), ...places(text, UNSEEN_STYLE)]) {
      const end = untilClosed(place, ['-->', '</', ')\n']);
      const inside = value.slice(place.end, end);
      if ((ordersIn(inside) >= 2 || SCRIPT.test(inside)) && !shown(text, place.start)) found.push({ ...place, end });
    }
    for (const place of places(text, IMAGE)) {
      const before = value.slice(Math.max(0, place.start - 200), place.start);
      if (ANSWER.test(before) && !isSample(text, place.start)) found.push(place);
    }
  }
  const below = farBelow(text);
  return below === undefined ? found : [...found, below];
}

/** An order that stands after so much white space that nobody scrolls to it. */
function farBelow(text: Text): Place | undefined {
  let tried = 0;
  if (!hasRow(text.read, MIN_BLANK, isBlank)) return undefined;
  for (const match of text.read.matchAll(/\s{12,}/g)) {
    if (++tried > PLACE_CAP) break;
    const lines = match[0].split('\n').length - 1;
    const start = match.index + match[0].length;
    if (lines < BLANK_LINES && (lines > 0 || match[0].length < BLANK_RUN)) continue;
    if (ordersIn(lines > 0 ? text.read.slice(start) : lineFrom(text.read, start)) >= 2)
      return { text, start, end: Math.min(text.read.length, start + 200) };
  }
  return undefined;
}

function lineFrom(value: string, start: number): string {
  const end = value.indexOf('\n', start);
  return value.slice(start, end < 0 ? value.length : end);
}

/** `<IMPORTANT>` and the like: many honest texts press too, so this is a hint only. */
export function findPressing(text: Text): Place[] {
  return text.read.includes('<') ? places(text, PRESSING).filter((place) => !shown(text, place.start)) : [];
}
