import { GAP, isDense } from './tokens.ts';
import type { Token } from './tokens.ts';
import { learn, listByNumber } from './vocabulary.ts';

/** A place where a phrase of a concept stands, as indexes of the first and the last token. */
export interface Hit {
  first: number;
  last: number;
}

/** What may follow the words read so far, by the number of the next word, and what is said when nothing does. */
interface Node {
  next: Map<number, Node>;
  concepts: string[];
}

function emptyNode(): Node {
  return { next: new Map(), concepts: [] };
}

/** Signs of dense scripts are tokens of their own, so a phrase in them is cut the same way. */
function phraseWords(phrase: string): string[] {
  return phrase.split(' ').flatMap((word) => (isDense(word.charCodeAt(0)) ? Array.from(word) : [word]));
}

const NOTHING: ReadonlyMap<string, readonly Hit[]> = new Map();

/** Finds every phrase of every concept in one pass over the tokens. The words of a phrase are separated by one space. */
export function phraseBook(
  phrases: Readonly<Record<string, readonly string[]>>,
): (tokens: readonly Token[]) => ReadonlyMap<string, readonly Hit[]> {
  const root = emptyNode();
  for (const [concept, list] of Object.entries(phrases)) {
    for (const phrase of list) {
      let node = root;
      for (const word of phraseWords(phrase)) {
        const number = learn(word);
        const next = node.next.get(number) ?? emptyNode();
        node.next.set(number, next);
        node = next;
      }
      node.concepts.push(concept);
    }
  }
  /** Most words open no phrase, and one look at this list tells. */
  const openings = listByNumber(root.next);

  return function find(tokens) {
    let found: Map<string, Hit[]> | undefined;
    for (let first = 0; first < tokens.length; first++) {
      let node = openings[tokens[first]?.number ?? 0];
      for (let last = first; node !== undefined;) {
        for (const concept of node.concepts) {
          found ??= new Map<string, Hit[]>();
          const hits = found.get(concept);
          if (hits === undefined) found.set(concept, [{ first, last }]);
          else hits.push({ first, last });
        }
        last++;
        const token = tokens[last];
        node = token === undefined || token.gap >= GAP.sentence ? undefined : node.next.get(token.number);
      }
    }
    return found ?? NOTHING;
  };
}
