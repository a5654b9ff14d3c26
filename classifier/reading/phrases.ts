import { GAP, isDense } from './tokens.ts';
import type { Token } from './tokens.ts';

/** A place where a phrase of a concept stands, as indexes of the first and the last token. */
export interface Hit {
  first: number;
  last: number;
}

interface Node {
  next: Map<string, Node>;
  concepts: string[];
}

function emptyNode(): Node {
  return { next: new Map(), concepts: [] };
}

/** Signs of dense scripts are tokens of their own, so a phrase in them is cut the same way. */
function phraseWords(phrase: string): string[] {
  return phrase.split(' ').flatMap((word) => (isDense(word.charCodeAt(0)) ? Array.from(word) : [word]));
}

/** Finds every phrase of every concept in one pass over the tokens. The words of a phrase are separated by one space. */
export function phraseBook(
  phrases: Readonly<Record<string, readonly string[]>>,
): (tokens: readonly Token[]) => Map<string, Hit[]> {
  const root = emptyNode();
  for (const [concept, list] of Object.entries(phrases)) {
    for (const phrase of list) {
      let node = root;
      for (const word of phraseWords(phrase)) {
        const next = node.next.get(word) ?? emptyNode();
        node.next.set(word, next);
        node = next;
      }
      node.concepts.push(concept);
    }
  }
  return function find(tokens) {
    const found = new Map<string, Hit[]>();
    for (let first = 0; first < tokens.length; first++) {
      let node: Node | undefined = root;
      for (let last = first; last < tokens.length; last++) {
        const token = tokens[last];
        if (token === undefined || (last > first && token.gap >= GAP.sentence)) break;
        node = node.next.get(token.word);
        if (node === undefined) break;
        for (const concept of node.concepts) {
          const hits = found.get(concept);
          if (hits === undefined) found.set(concept, [{ first, last }]);
          else hits.push({ first, last });
        }
      }
    }
    return found;
  };
}
