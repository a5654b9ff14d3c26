/**
 * The pattern as Rust's `regex` reads it, with the same meaning as in RE2, or undefined where that cannot be told: Rust
 * takes `\d`, `\w`, `\s` and `\b` for all of Unicode, and gives a meaning of its own to `[`, `&&`, `--` and `~~` in a
 * class.
 */
export function rustPattern(pattern: string): string | undefined {
  let written = '';
  let rest = pattern;
  while (rest !== '') {
    const token = TOKENS.map(({ at, write }) => {
      const found = at.exec(rest);
      return found === null ? undefined : { length: found[0].length, text: write(found[0]) };
    }).find((it) => it !== undefined);
    if (token?.text === undefined) return undefined;
    written += token.text;
    rest = rest.slice(token.length);
  }
  return written;
}

interface Token {
  at: RegExp;
  write: (text: string) => string | undefined;
}

const SETS: Readonly<Record<string, string>> = {
  '\\d': '0-9',
  '\\w': '0-9A-Za-z_',
  '\\s': String.raw`\t\n\f\r\x20`,
};
const same = (text: string) => text;

const TOKENS: Token[] = [
  { at: /^\\[dws]/, write: (text) => `[${SETS[text] ?? ''}]` },
  { at: /^\\[DWS]/, write: (text) => `[^${SETS[text.toLowerCase()] ?? ''}]` },
  { at: /^\\b/, write: () => String.raw`(?-u:\b)` },
  { at: /^\\[Azfnrtv]/, write: same },
  { at: /^\\x[0-9A-Fa-f]{2}/, write: same },
  { at: /^\\x\{[0-9A-Fa-f]{1,6}\}/, write: same },
  { at: /^\\[!-/:-@[-`{-~]/, write: (text) => literal(text.slice(1)) },
  { at: /^\((?:(?!\?)|\?:|\?P<\w+>|\?[ims]+[:)])/, write: same },
  { at: /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/, write: same },
  { at: /^\[\^?\]?(?:\\.|[^\]\\])*\]/s, write: classOf },
  { at: /^[)|.^$]/, write: same },
  { at: /^[^\\[]/su, write: literal },
];

function classOf(text: string): string | undefined {
  const [, negated = '', inner = ''] = /^\[(\^?)(.*)\]$/s.exec(text) ?? [];
  const items = [...inner.matchAll(/\\x\{[0-9A-Fa-f]{1,6}\}|\\x[0-9A-Fa-f]{2}|\\.|./gsu)].map(([item]) => item);
  let written = '';
  for (let i = 0; i < items.length; i++) {
    const range = items[i + 1] === '-' && i + 2 < items.length;
    const ends = (range ? [items[i], items[i + 2]] : [items[i]]).map((item = '') =>
      // A hyphen stands for itself at an edge; elsewhere it is left to nobody's reading. A set is no end of a range.
      (item === '-' && (range || (i > 0 && i < items.length - 1))) || (range && item in SETS)
        ? undefined
        : classItem(item),
    );
    if (!ends.every((it) => it !== undefined)) return undefined;
    written += ends.join('-');
    if (range) i += 2;
  }
  return `[${negated}${written}]`;
}

function classItem(item: string): string | undefined {
  const set = SETS[item];
  if (set !== undefined) return set;
  if (item.startsWith(String.raw`\x`) || /^\\[fnrtv]$/.test(item)) return item;
  if (/^\\[!-/:-@[-`{-~]$/.test(item)) return literal(item.slice(1));
  return item.startsWith('\\') || item === '[' ? undefined : literal(item);
}

/** A character that stands for itself. */
function literal(char: string): string {
  return /[\\.+*?()|[\]{}^$#&~-]/.test(char) ? `\\${char}` : char;
}
