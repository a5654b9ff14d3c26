import { stem } from './stem.ts';
import { runsIn } from './words.ts';

/** A piece of a text, and whether it is what was looked for. */
export interface Marked {
  text: string;
  found: boolean;
}

/** A text in pieces: the words whose terms were looked for, and what stands between them. */
export function marksIn(text: string, terms: ReadonlySet<string>): Marked[] {
  const pieces: Marked[] = [];
  let from = 0;
  for (const run of runsIn(text)) {
    const words = terms.has(stem(run.text)) ? [run] : run.parts.filter((part) => terms.has(stem(part.text)));
    for (const { start, end } of words) {
      // Pairs of characters overlap.
      if (end <= from) continue;
      const begin = Math.max(start, from);
      if (begin > from) pieces.push({ text: text.slice(from, begin), found: false });
      pieces.push({ text: text.slice(begin, end), found: true });
      from = end;
    }
  }
  if (from < text.length) pieces.push({ text: text.slice(from), found: false });
  return pieces;
}
