import { diffWordsWithSpace } from 'diff';
import { capped } from '../text.ts';

/** A piece of a text that stayed, went or came. */
export interface DiffPart {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** Characters of each text that are compared, and of unchanged text that are shown around a change. */
const COMPARED = 4000;
const AROUND = 80;
/** Beyond so many differing words the two texts are two texts. */
const MOST_EDITS = 600;

/**
 * What differs between two texts, word by word. Long unchanged parts are cut, and so are long texts, each with an
 * ellipsis.
 */
export function wordDiff(before: string, after: string): DiffPart[] {
  const [was, is] = [cut(before), cut(after)];
  const parts = diffWordsWithSpace(was, is, { maxEditLength: MOST_EDITS });
  if (parts === undefined) {
    return [
      { kind: 'removed', text: was },
      { kind: 'added', text: is },
    ];
  }
  const told = parts.map(({ value, added, removed }): DiffPart => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
  // Both texts begin alike and differ where neither was compared.
  if (told.every(({ kind }) => kind === 'same') && before !== after) {
    return [{ kind: 'same', text: `The first ${COMPARED} characters are the same; the texts differ after them.` }];
  }
  return told.map((part, i) =>
    part.kind === 'same' ? { ...part, text: shortened(part.text, i === 0, i === told.length - 1) } : part,
  );
}

function cut(text: string): string {
  const { text: head, more } = capped(text, COMPARED);
  return more > 0 ? `${head}…` : head;
}

function shortened(text: string, first: boolean, last: boolean): string {
  if (text.length <= 2 * AROUND + 20) return text;
  const head = first ? '' : capped(text, AROUND).text;
  const tail = last ? '' : text.slice(-AROUND).replace(/^[\uDC00-\uDFFF]/, '');
  return `${head}${first ? '' : ' '}…${last ? '' : ' '}${tail}`;
}
