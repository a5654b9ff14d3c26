import { COMPOUND_NOUNS, PHRASAL_PARTICLES } from '../patterns/compounds.ts';
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

/** "Tops up", "rolls out": forms of the first word, before the small one that completes it. */
const PHRASAL = new Map<string, { particle: string; match: VerbMatch }[]>();
for (const entry of ENTRIES.values()) {
  const particle = [...PHRASAL_PARTICLES].find((end) => entry.verb.endsWith(end) && entry.verb.length > end.length + 1);
  if (particle === undefined) continue;
  const base = entry.verb.slice(0, -particle.length);
  const forms: [string, VerbForm][] = [
    [base, 'base'],
    [third(base), 'third'],
    ...gerunds(base).map((word): [string, VerbForm] => [word, 'gerund']),
  ];
  for (const [word, form] of forms)
    PHRASAL.set(word, [...(PHRASAL.get(word) ?? []), { particle, match: { entry, form } }]);
}

/** Whether the word closes a compound that only looks like two verbs: "order book". */
export function endsCompound(words: readonly { word: string }[], at: number): boolean {
  return COMPOUND_NOUNS.get(words[at - 1]?.word ?? '')?.has(words[at]?.word ?? '') ?? false;
}

/**
 * The verb that a word is a form of. The word after it, when it is known, may complete the verb ("shuts down") or show
 * that the two are a noun ("pull request").
 */
export function verbForm(word: string, next?: string): VerbMatch | undefined {
  if (next !== undefined) {
    if (COMPOUND_NOUNS.get(word)?.has(next) === true) return undefined;
    const phrasal = PHRASAL.get(word)?.find(({ particle }) => particle === next);
    if (phrasal !== undefined) return phrasal.match;
  }
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

/** Whether the word names a kind of thing that some verb cares about. */
export function isObjectWord(word: string): boolean {
  return OBJECTS.has(word);
}

const SENSES_OF = new Map<string, Sense[]>();
for (const sense of SENSES) {
  for (const verb of sense.verbs.split(' ')) SENSES_OF.set(verb, [...(SENSES_OF.get(verb) ?? []), sense]);
}

/** Whether the word, singular or plural, is of this kind. */
export function isOfClass(word: string, objectClass: ObjectClass): boolean {
  return OBJECTS.get(word)?.includes(objectClass) ?? false;
}

function fits(sense: Sense, classes: readonly ObjectClass[], around: readonly string[]): boolean {
  if (sense.with !== 'anything' && !classes.includes(sense.with)) return false;
  const { unless } = sense;
  return unless === undefined || ![unless].flat().some((kind) => around.some((word) => isOfClass(word, kind)));
}

/** "Remove a contact from a tag": where the thing is taken from decides. */
function fitsVia(sense: Sense, around: readonly string[]): boolean {
  if (sense.via === undefined) return false;
  const [preposition, objectClass] = sense.via;
  const at = around.indexOf(preposition);
  return at >= 0 && around.slice(at + 1).some((word) => isOfClass(word, objectClass));
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
  const told = senses.find((sense) => fitsVia(sense, around));
  if (told !== undefined) return told;
  for (let index = objects.length - 1; index >= 0; index--) {
    const classes = OBJECTS.get(objects[index] ?? '');
    if (classes === undefined) continue;
    return senses.find((sense) => sense.via === undefined && fits(sense, classes, around)) ?? entry;
  }
  return entry;
}
