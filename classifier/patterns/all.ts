import { FOREIGN_VERBS } from './foreign.ts';
import { CONCEPTS } from './concepts.ts';
import { NOMINAL_ACTS } from './nominal.ts';
import { OBJECT_WORDS } from './objects.ts';
import { SENSES } from './senses.ts';
import { VERBS } from './verbs.ts';
import * as words from './words.ts';

/** Every word list as one value, so that a changed word makes another rule set. */
export const LEXICON = [
  VERBS,
  SENSES,
  OBJECT_WORDS,
  CONCEPTS,
  FOREIGN_VERBS,
  [...NOMINAL_ACTS],
  Object.entries(words).map(([name, list]) => [name, [...list]]),
];
