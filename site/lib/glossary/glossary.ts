import { FRAMEWORK_IDS, FRAMEWORKS } from '../../../catalog/taxonomy.ts';
import {
  ANNOTATION_NAMES,
  ANNOTATIONS,
  BASES,
  BASIS_IDS,
  CATEGORIES,
  CATEGORY_IDS,
  FACTOR_IDS,
  FACTORS,
  RISK_IDS,
  RISKS,
} from '../../../catalog/vocabulary.ts';
import { LEG_IDS, LEGS } from '../../../policy/legs.ts';
import { KINDS } from '../../../policy/targets/kinds.ts';
import { withArticle, sentence, uncapitalise } from '../language.ts';
import { CONTROL } from './control.ts';
import { PROTOCOL } from './protocol.ts';
import { RATING } from './rating.ts';
import { READING } from './reading.ts';
import { THREATS } from './threats.ts';
import type { Word, WordGroup } from './word.ts';

/** A word that a page can link with `Term`. */
export type TermId =
  keyof typeof PROTOCOL | keyof typeof READING | keyof typeof RATING | keyof typeof CONTROL | keyof typeof THREATS;

function group<Id extends string>(ids: readonly Id[], word: (id: Id) => Word): Record<string, Word> {
  return Object.fromEntries(ids.map((id) => [id, word(id)]));
}

const ANNOTATION_WORDS = group(ANNOTATION_NAMES, (id) => ({
  term: id,
  meaning: `The annotation that ${ANNOTATIONS[id].meaning}. When it is absent, the specification assumes ${String(ANNOTATIONS[id].default)}.`,
  see: ['annotation'],
}));

const BASIS_WORDS = group(BASIS_IDS, (id) => ({
  term: BASES[id].label.toLowerCase(),
  meaning: sentence(BASES[id].meaning),
  see: ['basis'],
}));

const CATEGORY_WORDS = group(CATEGORY_IDS, (id) => ({
  term: id,
  meaning: sentence(`${withArticle(`${id} tool`)} ${CATEGORIES[id].meaning}`),
  more: { path: `/category/${CATEGORIES[id].slug}/`, text: `${id} tools` },
}));

const RISK_WORDS = group(RISK_IDS, (id) => ({
  term: RISKS[id].label,
  meaning: sentence(RISKS[id].meaning),
  more: { path: `/risk/${id}/`, text: 'Which tools' },
}));

const FACTOR_WORDS = group(FACTOR_IDS, (id) => ({
  term: uncapitalise(FACTORS[id].label),
  meaning: sentence(`the tool ${FACTORS[id].meaning}`),
  more: { path: `/factors/${id}/`, text: 'Which tools, and its effect' },
}));

const LEG_WORDS = group(LEG_IDS, (id) => ({
  term: LEGS[id].label.toLowerCase(),
  meaning: sentence(`one of the three parts of the lethal trifecta: a tool that ${LEGS[id].meaning}`),
  see: ['lethal-trifecta'],
}));

const KIND_WORDS: Record<string, Word> = Object.fromEntries(
  Object.entries(KINDS).map(([id, does]) => [
    id,
    {
      term: id,
      meaning: sentence(`what a client or gateway does with a policy: ${does}`),
      more: { path: '/policy/#targets', text: 'Which client does what' },
    },
  ]),
);

const LISTS = group(FRAMEWORK_IDS, (id) => ({
  term: FRAMEWORKS[id].label,
  meaning: 'A public threat list. Categories, factors and rules name the entries of it that are about the same thing.',
  source: { url: FRAMEWORKS[id].url, text: 'Its own page' },
}));

/** Every technical word of the site, by what it is about. */
export const GLOSSARY: readonly WordGroup[] = [
  { id: 'protocol', title: 'The protocol', words: { ...PROTOCOL, ...ANNOTATION_WORDS } },
  { id: 'reading', title: 'What was read', words: { ...READING, ...BASIS_WORDS } },
  { id: 'rating', title: 'How it is rated', words: RATING },
  { id: 'categories', title: 'Categories', words: prefixed('category', CATEGORY_WORDS) },
  { id: 'risks', title: 'Risks', words: prefixed('risk', RISK_WORDS) },
  { id: 'factors', title: 'Factors', words: FACTOR_WORDS },
  { id: 'control', title: 'How it is controlled', words: { ...CONTROL, ...KIND_WORDS } },
  { id: 'threats', title: 'What goes wrong', words: { ...THREATS, ...LEG_WORDS } },
  { id: 'lists', title: 'Public threat lists', words: LISTS },
];

const WORDS = new Map(GLOSSARY.flatMap(({ words }) => Object.entries(words)));

/** The word of an id. Throws when there is none, so that a build with a broken link fails. */
export function wordOf(id: string): Word {
  const word = WORDS.get(id);
  if (word === undefined) throw new Error(`The glossary has no word "${id}".`);
  return word;
}

function prefixed(kind: string, words: Record<string, Word>): Record<string, Word> {
  return Object.fromEntries(Object.entries(words).map(([id, word]) => [`${kind}-${id.toLowerCase()}`, word]));
}
