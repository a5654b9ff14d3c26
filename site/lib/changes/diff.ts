import { diffWordsWithSpace } from 'diff';
import { capped } from '../text.ts';

/** A piece of a text that stayed, went or came. */
export interface DiffPart {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** Characters of each text that are compared, and of unchanged text that are shown around a change. */
const COMPARED = 2000;
const AROUND = 80;
/** Beyond so many differing words, or below such a share of text that stayed, the two are two texts. */
const MOST_EDITS = 300;
const LEAST_SAME = 0.3;

/**
 * What differs between two texts, word by word, from shortly before the first difference on. Long unchanged parts are
 * cut, and so are long texts, each with an ellipsis.
 */
export function wordDiff(before: string, after: string): DiffPart[] {
  const start = beginning(before, after);
  const [was, is] = [cut(before, start), cut(after, start)];
  const parts = diffWordsWithSpace(was, is, { maxEditLength: MOST_EDITS });
  const same = parts?.reduce((sum, { added, removed, value }) => sum + (added || removed ? 0 : value.length), 0) ?? 0;
  if (parts === undefined || same < LEAST_SAME * Math.min(was.length, is.length)) {
    const whole: DiffPart[] = [
      { kind: 'removed', text: was },
      { kind: 'added', text: is },
    ];
    return whole.filter(({ text }) => text !== '');
  }
  return parts.map(({ value, added, removed }, i) => {
    if (added) return { kind: 'added', text: seen(value) };
    if (removed) return { kind: 'removed', text: seen(value) };
    return { kind: 'same', text: shortened(value, i === 0, i === parts.length - 1) };
  });
}

/** Where to begin, so that long texts are not cut before they differ: at a word. */
function beginning(before: string, after: string): number {
  const most = Math.min(before.length, after.length);
  let alike = 0;
  while (alike < most && before[alike] === after[alike]) alike += 1;
  if (alike < COMPARED / 2) return 0;
  const space = before.lastIndexOf(' ', alike - AROUND);
  return space > alike - 3 * AROUND ? space + 1 : alike - AROUND;
}

function cut(text: string, start: number): string {
  const from = /^[\uDC00-\uDFFF]/.test(text.slice(start)) ? start - 1 : start;
  const { text: head, more } = capped(text.slice(from), COMPARED);
  return `${from > 0 ? '… ' : ''}${head}${more > 0 ? '…' : ''}`;
}

const SPACES: Record<string, string> = { ' ': '␣', '\n': '⏎\n', '\t': '⇥' };

/** Space alone cannot be seen to be struck out. */
function seen(text: string): string {
  return /^\s+$/.test(text) ? text.replaceAll(/[ \n\t]/g, (space) => SPACES[space] ?? space) : text;
}

function shortened(text: string, first: boolean, last: boolean): string {
  if (text.length <= 2 * AROUND + 20) return text;
  const head = first ? '' : capped(text, AROUND).text;
  const tail = last ? '' : text.slice(-AROUND).replace(/^[\uDC00-\uDFFF]/, '');
  return `${head}${first ? '' : ' '}…${last ? '' : ' '}${tail}`;
}
