import { OBJECT_WORDS } from '../patterns/objects.ts';
import type { ObjectClass } from '../patterns/objects.ts';
import { SENSES } from '../patterns/senses.ts';
import type { Sense, VerbEntry } from '../patterns/verb.ts';
import { VERBS } from '../patterns/verbs.ts';
import * as lists from '../patterns/words.ts';
import { learn } from './vocabulary.ts';

/** `base` "delete", `third` "deletes", `gerund` "deleting". Participles ("deleted items") are not actions. */
export type VerbForm = 'base' | 'third' | 'gerund';

export interface VerbMatch {
  entry: VerbEntry;
  form: VerbForm;
}

const VOWELS = new Set(['a', 'e', 'i', 'o', 'u']);
const SIBILANT_ENDS = ['s', 'x', 'z', 'ch', 'sh'];

function third(verb: string): string {
  if (SIBILANT_ENDS.some((end) => verb.endsWith(end)) || verb === 'undo' || verb === 'do') return `${verb}es`;
  const beforeLast = verb.at(-2) ?? '';
  return verb.endsWith('y') && !VOWELS.has(beforeLast) ? `${verb.slice(0, -1)}ies` : `${verb}s`;
}

/** One-syllable verbs on consonant-vowel-consonant double it ("running"); both spellings are listed for the rest. */
function gerunds(verb: string): string[] {
  if (verb.endsWith('e') && !verb.endsWith('ee') && verb.length > 2) return [`${verb.slice(0, -1)}ing`];
  const [a = '', b = '', c = ''] = verb.slice(-3);
  const doubles = !VOWELS.has(a) && VOWELS.has(b) && !VOWELS.has(c) && !'wxy'.includes(c);
  return doubles ? [`${verb}ing`, `${verb}${c}ing`] : [`${verb}ing`];
}

const FORMS = new Map<string, VerbMatch>();
const ENTRIES = new Map<string, VerbEntry>();
for (const entry of VERBS) {
  if (ENTRIES.has(entry.verb)) continue;
  ENTRIES.set(entry.verb, entry);
  for (const word of gerunds(entry.verb)) FORMS.set(word, { entry, form: 'gerund' });
  FORMS.set(third(entry.verb), { entry, form: 'third' });
}
for (const entry of ENTRIES.values()) FORMS.set(entry.verb, { entry, form: 'base' });
for (const word of FORMS.keys()) learn(word);

/** The verb that a word is a form of, whatever else the word could be. */
export function verbForm(word: string): VerbMatch | undefined {
  return FORMS.get(word);
}

const OBJECTS = new Map<string, ObjectClass[]>();
for (const [name, words] of Object.entries(OBJECT_WORDS)) {
  for (const word of words.trim().split(/\s+/)) {
    for (const form of new Set([word, third(word)])) {
      const classes = OBJECTS.get(form) ?? [];
      if (!classes.includes(name as ObjectClass)) classes.push(name as ObjectClass);
      OBJECTS.set(form, classes);
    }
  }
}
for (const word of OBJECTS.keys()) learn(word);
for (const list of Object.values(lists)) for (const word of list.keys()) learn(word);

const SENSES_OF = new Map<string, Sense[]>();
for (const sense of SENSES) {
  for (const verb of sense.verbs.split(' ')) SENSES_OF.set(verb, [...(SENSES_OF.get(verb) ?? []), sense]);
}

function fits(sense: Sense, classes: readonly ObjectClass[], around: readonly string[]): boolean {
  if (!classes.includes(sense.with)) return false;
  const { unless } = sense;
  return unless === undefined || !around.some((word) => OBJECTS.get(word)?.includes(unless));
}

/**
 * What the verb does to this object. The last word of a compound that means anything decides: a "subscription plan" is
 * a plan. `around` are the object and the words near it, which may say that another thing of the same name is meant.
 */
export function senseOf(
  entry: VerbEntry,
  objects: readonly string[],
  around: readonly string[],
): Pick<VerbEntry, 'effect' | 'clarity'> {
  const senses = SENSES_OF.get(entry.verb);
  if (senses === undefined) return entry;
  for (let index = objects.length - 1; index >= 0; index--) {
    const classes = OBJECTS.get(objects[index] ?? '');
    if (classes === undefined) continue;
    return senses.find((sense) => fits(sense, classes, around)) ?? entry;
  }
  return entry;
}
