import type { Category } from '../../catalog/vocabulary.ts';
import type { ObjectClass } from './objects.ts';

export type Effect = Exclude<Category, 'Unknown'>;

/** How much a word says on its own: `clear`, `fair` (usually means this), or `vague` (could be anything). */
export type Clarity = 'clear' | 'fair' | 'vague';

export interface VerbEntry {
  verb: string;
  effect: Effect;
  clarity: Clarity;
  /**
   * How often the word is a noun in names: `never`, `head` (a verb when it comes first, as in `run_tests`), or `often`
   * (a weak sign even when it comes first, as in `order_status`).
   */
  noun: 'never' | 'head' | 'often';
}

/** What a verb does to things of one class, when that differs from what it usually does. */
export interface Sense {
  verbs: string;
  with: ObjectClass | 'anything';
  /** Only when these words follow: "remove a contact from a tag" is told by where it is taken from. */
  via?: readonly [preposition: 'from' | 'to' | 'into', ObjectClass];
  /** Not when the object also has a word of this class: a webhook subscription costs nothing. */
  unless?: ObjectClass | readonly ObjectClass[];
  effect: Effect;
  clarity: Clarity;
}

/** Writes a group of verbs that mean the same kind of effect. */
export function verbs(effect: Effect, clarity: Clarity, noun: VerbEntry['noun'], words: string): VerbEntry[] {
  return words
    .trim()
    .split(/\s+/)
    .map((verb) => ({ verb, effect, clarity, noun }));
}
