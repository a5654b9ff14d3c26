import { CONCEPTS } from '../patterns/concepts.ts';
import type { ConceptId } from '../patterns/concepts.ts';
import { NEGATIONS } from '../patterns/words.ts';
import { isNegated, readSentences } from './sentences.ts';
import type { Sentence } from './sentences.ts';
import { tokenize } from './tokens.ts';
import type { Token } from './tokens.ts';
import { phraseBook } from './phrases.ts';
import type { Hit } from './phrases.ts';

/** Texts are analysed up to here; what lies beyond is reported as not read. */
export const TEXT_CAP = 65_536;

/** One string of a tool, cut into words once; everything else about it is worked out when a rule asks. */
export interface Text {
  pointer: string;
  value: string;
  readonly tokens: readonly Token[];
  sentences(): readonly Sentence[];
  sentenceAt(token: number): Sentence | undefined;
  hits(concept: ConceptId): readonly Hit[];
  negated(token: number): boolean;
}

export function capped(value: string): string {
  return value.length > TEXT_CAP ? value.slice(0, TEXT_CAP) : value;
}

const findConcepts = phraseBook(CONCEPTS);
const NO_HITS: readonly Hit[] = [];

export function makeText(pointer: string, value: string, cut: (text: string) => Token[] = tokenize): Text {
  let tokens: readonly Token[] | undefined;
  let sentences: readonly Sentence[] | undefined;
  let concepts: Map<string, readonly Hit[]> | undefined;
  const text: Text = {
    pointer,
    value,
    get tokens() {
      tokens ??= cut(capped(value));
      return tokens;
    },
    sentences() {
      sentences ??= readSentences(text.tokens);
      return sentences;
    },
    sentenceAt(token) {
      return text.sentences().find((sentence) => sentence.end > token);
    },
    hits(concept) {
      concepts ??= findConcepts(text.tokens);
      return concepts.get(concept) ?? NO_HITS;
    },
    negated(token) {
      return isNegated(text.tokens, token, NEGATIONS);
    },
  };
  return text;
}
