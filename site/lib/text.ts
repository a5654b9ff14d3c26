/**
 * Crawled text as a page may show it. Characters that a reader cannot see, or that change how the text around them is
 * laid out, become tokens; long text is cut with a note on how much is missing.
 */

/** A piece of text that is shown as it is, or one hidden character that is shown as a token. */
export type Piece = { text: string } | { hidden: string; name: string };

/**
 * Control, format, private-use and surrogate code points, line and paragraph separators, noncharacters, fillers that
 * take no room, and the variation selectors that can smuggle data. Tab and line feed are layout, not hidden.
 */
const HIDDEN =
  /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\u034F\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0\uFDD0-\uFDEF\uFFFE\uFFFF\u{E0100}-\u{E01EF}]/gu;
const LAYOUT = new Set(['\n', '\t']);
/** A zero-width joiner is an ordinary part of an emoji that is made of several. */
const JOINED = /\p{Extended_Pictographic}[\uFE0F\p{Emoji_Modifier}]*$/u;

const NAMES: Record<string, string> = {
  '0000': 'NULL',
  '0008': 'BACKSPACE',
  '000D': 'CARRIAGE RETURN',
  '001B': 'ESCAPE',
  '007F': 'DELETE',
  '00AD': 'SOFT HYPHEN',
  '034F': 'COMBINING GRAPHEME JOINER',
  '061C': 'ARABIC LETTER MARK',
  '200B': 'ZERO WIDTH SPACE',
  '200C': 'ZERO WIDTH NON-JOINER',
  '200D': 'ZERO WIDTH JOINER',
  '200E': 'LEFT-TO-RIGHT MARK',
  '200F': 'RIGHT-TO-LEFT MARK',
  '202A': 'LEFT-TO-RIGHT EMBEDDING',
  '202B': 'RIGHT-TO-LEFT EMBEDDING',
  '202C': 'POP DIRECTIONAL FORMATTING',
  '202D': 'LEFT-TO-RIGHT OVERRIDE',
  '202E': 'RIGHT-TO-LEFT OVERRIDE',
  '2060': 'WORD JOINER',
  '2066': 'LEFT-TO-RIGHT ISOLATE',
  '2067': 'RIGHT-TO-LEFT ISOLATE',
  '2068': 'FIRST STRONG ISOLATE',
  '2069': 'POP DIRECTIONAL ISOLATE',
  FEFF: 'ZERO WIDTH NO-BREAK SPACE',
};

/** Splits text into what can be shown as it is and what has to be named. */
export function pieces(text: string): Piece[] {
  // Windows line ends are layout too.
  const source = text.replaceAll('\r\n', '\n');
  const out: Piece[] = [];
  let from = 0;
  for (const { 0: character, index } of source.matchAll(HIDDEN)) {
    if (LAYOUT.has(character)) continue;
    if (character === '\u200D' && JOINED.test(source.slice(Math.max(0, index - 8), index))) continue;
    if (index > from) out.push({ text: source.slice(from, index) });
    out.push({ hidden: codePoint(character), name: nameOf(character) });
    from = index + character.length;
  }
  if (from < source.length) out.push({ text: source.slice(from) });
  return out;
}

/** The text with tokens like `[U+202E]` in place of hidden characters: for titles, attributes and plain files. */
export function visible(text: string): string {
  return pieces(text)
    .map((piece) => ('text' in piece ? piece.text : `[${piece.hidden}]`))
    .join('');
}

/** One line of at most `max` characters, for titles and attributes. */
export function oneLine(text: string, max: number): string {
  const line = visible(text.slice(0, max * 4))
    .replaceAll(/\s+/g, ' ')
    .trim();
  if (line.length <= max) return line;
  return `${atWordEnd(line.slice(0, max - 1))}…`;
}

/** Takes off half a word or half a character at the end of a cut, when a space is near. */
function atWordEnd(cut: string): string {
  const space = cut.lastIndexOf(' ');
  const whole = space > cut.length - 25 && space > 0 ? cut.slice(0, space) : cut.replace(/[\uD800-\uDBFF]$/, '');
  return whole.replace(/[\s,;:.]+$/, '');
}

/** The first `max` characters and how many more there are. Never cuts a character in two. */
export function capped(text: string, max: number): { text: string; more: number } {
  if (text.length <= max) return { text, more: 0 };
  const head = text.slice(0, max);
  const whole = /[\uD800-\uDBFF]$/.test(head) && /^[\uDC00-\uDFFF]/.test(text.slice(max)) ? head.slice(0, -1) : head;
  return { text: whole, more: text.length - whole.length };
}

/** How a tool without a name is spoken of. */
export const NO_NAME = '(empty name)';

/** A tool's name for a title or a sentence: one line, hidden characters named, never empty. */
export function plainName(name: string, max = 80): string {
  return oneLine(name, max) || NO_NAME;
}

function codePoint(character: string): string {
  return `U+${hex(character)}`;
}

function nameOf(character: string): string {
  const code = hex(character);
  const name = NAMES[code] ?? kindOf(character);
  return `U+${code} ${name}`;
}

function kindOf(character: string): string {
  if (/\p{Cs}/u.test(character)) return 'HALF OF A SURROGATE PAIR';
  if (/\p{Cc}/u.test(character)) return 'CONTROL CHARACTER';
  if (/\p{Co}/u.test(character)) return 'PRIVATE-USE CHARACTER';
  if (/[\u{E0000}-\u{E007F}]/u.test(character)) return 'TAG CHARACTER';
  if (/[\u{E0100}-\u{E01EF}]/u.test(character)) return 'VARIATION SELECTOR';
  return 'INVISIBLE CHARACTER';
}

function hex(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}
