import { CONCEPTS } from '../patterns/concepts.ts';
import type { ConceptId } from '../patterns/concepts.ts';
import { NEGATIONS } from '../patterns/words.ts';
import { phraseBook } from './phrases.ts';
import type { Hit } from './phrases.ts';
import { isNegated, readSentences } from './sentences.ts';
import type { Sentence } from './sentences.ts';
import { tokenize } from './tokens.ts';
import type { Token } from './tokens.ts';

/** Texts are analysed up to here; what lies beyond is reported as not read. */
export const TEXT_CAP = 65_536;

const findConcepts = phraseBook(CONCEPTS);
const NO_HITS: readonly Hit[] = [];

/** One string of a tool, cut into words once; everything else about it is worked out when a rule asks. */
export class Text {
  readonly pointer: string;
  readonly value: string;
  readonly #cut: (text: string) => Token[];
  #tokens: readonly Token[] | undefined;
  #sentences: readonly Sentence[] | undefined;
  #concepts: ReadonlyMap<string, readonly Hit[]> | undefined;
  #firsts: Map<ReadonlySet<string>, number> | undefined;

  constructor(pointer: string, value: string, cut: (text: string) => Token[] = tokenize) {
    this.pointer = pointer;
    this.value = value;
    this.#cut = cut;
  }

  /** The part that is analysed. */
  get read(): string {
    return this.value.length > TEXT_CAP ? this.value.slice(0, TEXT_CAP) : this.value;
  }

  get tokens(): readonly Token[] {
    this.#tokens ??= this.#cut(this.read);
    return this.#tokens;
  }

  sentences(): readonly Sentence[] {
    this.#sentences ??= readSentences(this.tokens);
    return this.#sentences;
  }

  /** The index of the first token that begins at the offset or after it. */
  tokenAt(offset: number): number {
    const { tokens } = this;
    let low = 0;
    let high = tokens.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((tokens[middle]?.start ?? offset) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The sentence that a token stands in. */
  sentenceAt(token: number): Sentence | undefined {
    const sentences = this.sentences();
    let low = 0;
    let high = sentences.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((sentences[middle]?.end ?? 0) > token) high = middle;
      else low = middle + 1;
    }
    return sentences[low];
  }

  /** Everything that the phrases of the word lists find here. */
  concepts(): ReadonlyMap<string, readonly Hit[]> {
    this.#concepts ??= findConcepts(this.tokens);
    return this.#concepts;
  }

  /** Where one of the words stands first. Kept, because a long text may be asked many times. */
  firstOf(words: ReadonlySet<string>): number {
    this.#firsts ??= new Map();
    const known = this.#firsts.get(words);
    if (known !== undefined) return known;
    const at = this.tokens.findIndex((token) => words.has(token.word));
    const first = at < 0 ? this.tokens.length : at;
    this.#firsts.set(words, first);
    return first;
  }

  hits(concept: ConceptId): readonly Hit[] {
    return this.concepts().get(concept) ?? NO_HITS;
  }

  negated(token: number): boolean {
    return isNegated(this.tokens, token, NEGATIONS);
  }
}
