/** Grammar for sentences that are made from data. Names that come from outside are never altered. */

/** Spellings whose first sound is not what their first letter says. */
const SOUNDS_LIKE_YOU_OR_WON = /^(?:uni(?![mn])|unanim|us[aeiu]|ut[ei]|ur[aei]|eu|ewe|one\b|once\b)/;
const SILENT_H = /^(?:hour|honest|honou?r|heir)/;
const INITIALS = /^[A-Z](?:[A-Z0-9]|\b)/;

/** The indefinite article that fits the word. */
export function article(word: string): 'a' | 'an' {
  if (INITIALS.test(word)) return /^[AEFHILMNORSX]/.test(word) ? 'an' : 'a';
  if (/^(?:8|1[18](?!\d))/.test(word)) return 'an';
  const lower = word.toLowerCase();
  if (SOUNDS_LIKE_YOU_OR_WON.test(lower)) return 'a';
  return /^[aeiou]/.test(lower) || SILENT_H.test(lower) ? 'an' : 'a';
}

/** The word with its article: "a Read tool", "an Execute tool". */
export function withArticle(words: string): string {
  return `${article(words)} ${words}`;
}

/** The word for so many: plural("tool", 1) is "tool". */
export function plural(one: string, count: number, many = `${one}s`): string {
  return count === 1 ? one : many;
}

/** So many things: "1 tool", "2,000 tools", "no tools". */
export function quantity(count: number, one: string, many?: string): string {
  return `${count === 0 ? 'no' : number(count)} ${plural(one, count, many)}`;
}

/** A number with thousands separators. */
export function number(count: number): string {
  return count.toLocaleString('en-US');
}

/** A size in the unit that a person would use, counted in thousands: "940 bytes", "3.2 kB", "120 MB". */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return quantity(bytes, 'byte');
  const [size, unit] = bytes < 1e6 ? [bytes / 1e3, 'kB'] : bytes < 1e9 ? [bytes / 1e6, 'MB'] : [bytes / 1e9, 'GB'];
  return `${size < 10 ? size.toFixed(1) : number(Math.round(size))} ${unit}`;
}

/** A share in whole percent that never rounds something to nothing, nor a part to the whole. */
export function percent(part: number, whole: number): string {
  if (whole === 0 || part === 0) return '0%';
  if (part === whole) return '100%';
  const rounded = Math.round((part / whole) * 100);
  if (rounded === 0) return 'under 1%';
  return rounded === 100 ? 'over 99%' : `${rounded}%`;
}

/** "a", "a and b", "a, b and c". */
export function list(items: readonly string[], conjunction: 'and' | 'or' = 'and'): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} ${conjunction} ${items.at(-1) ?? ''}`;
}

/** The text as a sentence: one end mark, its first letter capital unless the first word is a name. */
export function sentence(text: string): string {
  const trimmed = text.trim();
  if (trimmed === '') return '';
  const ended = /[.!?…]["'”’)\]]*$/.test(trimmed) ? trimmed : `${trimmed.replace(/[,;:]+$/, '')}.`;
  return capitalise(ended);
}

/** The first letter capital, unless the first word could be a name: `read_file`, `getUser`, `delete-file`, `a/b`. */
export function capitalise(text: string): string {
  const [first = ''] = text.split(/\s/, 1);
  const isPlainWord = /^[a-z]+(?:['’][a-z]+)?[.,;:!?]*$/.test(first);
  return isPlainWord ? `${text.charAt(0).toUpperCase()}${text.slice(1)}` : text;
}

/** "22 November 2026", from an ISO 8601 time in UTC. */
export function day(iso: string): string {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return 'an unknown day';
  return time.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
}

/** "2025", "July 2025" or "18 July 2025", from an ISO 8601 year, month or day. */
export function monthOrDay(iso: string): string {
  if (/^\d{4}$/.test(iso)) return iso;
  if (!/^\d{4}-\d{2}$/.test(iso)) return day(iso);
  return new Date(`${iso}-01`).toLocaleDateString('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
}
