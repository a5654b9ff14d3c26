import type { Text } from './text.ts';
import { GAP } from './tokens.ts';

/** Words of texts that speak about attacks: what they name is their subject, not an order. */
const ABOUT = new Set(
  `detect detects detecting detection detector scan scans scanning scanner flag flags flagging injection injections
  jailbreak jailbreaks phrases attempts sanitize sanitizes sanitizing poisoned poisoning malicious`.split(/\s+/),
);
/** Words that introduce a quotation as an example. */
const INTRODUCES = new Set(
  `like such as e.g eg example examples find finds check checks look looks text texts strip strips remove removes
  contain contains containing say says phrase string strings word words tag tags token tokens comments between in
  inside within match matches counts count becomes to for markup html of with`.split(/\s+/),
);
/** Those that introduce one without any quotation mark. */
const NAMES = new Set(
  'like such e.g eg example examples tag tags token tokens comments between inside within'.split(' '),
);
const QUOTES: Readonly<Record<string, string>> = {
  '"': '"',
  '`': '`',
  '“': '”',
  '«': '»',
  '‘': '’',
  '「': '」',
  "'": "'",
};
const QUOTE_CAP = 400;

const quotedParts = new WeakMap<Text, readonly [number, number][]>();

function isLetter(sign: string): boolean {
  return /[\p{L}\p{N}]/u.test(sign);
}

/** The stretches between quotation marks or backticks, shortest first closed. */
function quotesOf(text: Text): readonly [number, number][] {
  const known = quotedParts.get(text);
  if (known !== undefined) return known;
  const value = text.read;
  const found: [number, number][] = [];
  for (let at = 0; at < value.length; at++) {
    const close = QUOTES[value.charAt(at)];
    if (close === undefined || (close === "'" && isLetter(value.charAt(at - 1)))) continue;
    const end = value.slice(at + 1, at + QUOTE_CAP).indexOf(close);
    if (end < 0) continue;
    found.push([at, at + 1 + end]);
    at += end + 1;
  }
  quotedParts.set(text, found);
  return found;
}

export function isQuoted(text: Text, at: number): boolean {
  const quotes = quotesOf(text);
  let low = 0;
  let high = quotes.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((quotes[middle]?.[1] ?? at) <= at) low = middle + 1;
    else high = middle;
  }
  return (quotes[low]?.[0] ?? at) < at;
}

/** The words of the sentence before the offset, the nearest last. */
function before(text: Text, at: number): string[] {
  const { tokens } = text;
  const words: string[] = [];
  const here = text.tokenAt(at);
  if ((tokens[here]?.gap ?? GAP.paragraph) >= GAP.sentence) return words;
  for (let index = here - 1; index >= 0; index--) {
    const token = tokens[index];
    if (token === undefined || words.length >= 60) break;
    words.unshift(token.word);
    if (token.gap >= GAP.sentence) break;
  }
  return words;
}

/** Whether what stands at the offset is an example that the text speaks about, not something it says. */
export function isSample(text: Text, at: number): boolean {
  const words = before(text, at);
  if (words.some((word) => ABOUT.has(word))) return true;
  return isQuoted(text, at) && words.slice(-6).some((word) => INTRODUCES.has(word));
}

/** Whether the nearest words before the offset introduce an example: "such as <system>". */
export function isIntroduced(text: Text, at: number): boolean {
  return before(text, at)
    .slice(-3)
    .some((word) => NAMES.has(word));
}
