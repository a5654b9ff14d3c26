import type { Entries, RawEntry } from './entries.ts';
import { wordsOf } from './words.ts';

/** A list: on each line a package, an address, or the command that starts a server. `#` begins a comment. */
export function entriesOfLines(text: string): Pick<Entries, 'entries' | 'problems'> {
  const entries: RawEntry[] = [];
  for (const [i, raw] of text.split('\n').entries()) {
    const line = raw
      .replace(/(?:^|\s)(?:#|\/\/).*$/, '')
      .replace(/^\s*(?:[-*•]|\d+[.)])\s+/, '')
      .replace(/[\s,;]+$/, '')
      .trim();
    if (line === '') continue;
    const place = { line: i + 1, column: raw.length - raw.trimStart().length + 1 };
    entries.push({ name: '', path: [i], value: wordsOf(line.replace(/^\$\s+/, '')), place });
  }
  return { entries, problems: [] };
}
