import { FOREIGN_FRAMES } from './attack-foreign.ts';
import { ATTACK_FRAMES } from './attack-frames.ts';
import { ATTACK_WORDS } from './attack-words.ts';
import { BY_SCRIPT, BY_WORDS } from './foreign/index.ts';
import { COMPOUND_NOUNS } from './compounds.ts';
import { CONCEPTS } from './concepts.ts';
import { NOMINAL_ACTS } from './nominal.ts';
import { OBJECT_WORDS } from './objects.ts';
import { SENSES } from './senses.ts';
import { VERBS } from './verbs.ts';
import * as passives from './passives.ts';
import * as words from './words.ts';

/** Sets and patterns as lists and strings, which are written out where they are not. */
function plain(lists: object): unknown {
  return Object.entries(lists).map(([name, list]: [string, unknown]) => [name, writable(list)]);
}

function writable(list: unknown): unknown {
  if (list instanceof Set) return [...list];
  if (list instanceof RegExp) return list.source;
  return typeof list === 'object' && list !== null && !Array.isArray(list) ? plain(list) : list;
}

/** The lists of a module in the order of their names: loaders differ in the order that they give. */
function byName(module: Readonly<Record<string, Iterable<unknown>>>): unknown {
  const names = Object.keys(module).sort();
  return names.map((name) => [name, [...(module[name] ?? [])]]);
}

/** Every word list as one value, so that a changed word makes another rule set. */
export const LEXICON = [
  VERBS,
  SENSES,
  OBJECT_WORDS,
  CONCEPTS,
  ATTACK_WORDS,
  ATTACK_FRAMES,
  FOREIGN_FRAMES,
  [...Object.values(BY_SCRIPT), ...BY_WORDS].map(plain),
  [...COMPOUND_NOUNS].map(([first, seconds]) => [first, [...seconds]]),
  [...NOMINAL_ACTS],
  ...[words, passives].map(byName),
];
