import type { Sentence } from '../sentences.ts';
import type { Text } from '../text.ts';
import type { Word } from './words.ts';

/** An act that a sentence states. */
export interface Spot {
  word: Word;
  /** The English verb. */
  verb: string;
  /** English nouns, the head of a compound last. */
  objects: string[];
  /** A noun that may also be part of a name: only counts when nothing else says what the tool does. */
  weak: boolean;
}

/** A stretch of a text, with what the dictionary knows of it. */
export interface Stretch {
  text: Text;
  sentence: Sentence;
  words: readonly Word[];
}

/** Verbs that only carry the act that their object names: "выполняет удаление". */
export const CARRIERS = new Set([
  'perform',
  'execute',
  'run',
  'process',
  'initiate',
  'make',
  'start',
  'trigger',
  'submit',
]);
