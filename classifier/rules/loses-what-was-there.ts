import { LOSSES } from '../patterns/passives.ts';
import { detected, NOT_APPLICABLE, NOT_DETECTED } from '../rule.ts';
import type { Rule } from '../rule.ts';
import { quoteMention } from '../evidence.ts';
import { passives } from '../reading/passives.ts';

export const losesWhatWasThere: Rule = {
  id: 'loses-what-was-there',
  version: 1,
  kind: 'category',
  asserts: 'Destructive',
  title: 'Says that something is lost',
  question: 'Does the description state that the call deletes, overwrites or loses what was there?',
  why: 'The loss is often told in passing: "contacts that are not in the list are dropped" deletes as surely as a tool named after it.',
  limits:
    'Conditions ("if the file exists …"), relative clauses ("items that are deleted") and past events ("was removed") do not count, nor does a tool that plainly reads.',
  references: [],
  fires: [
    { name: 'sync_folder', description: 'Copies the source over the target. Files missing in the source are deleted.' },
    { name: 'restore_copy', description: 'Restores a copy. Everything written since then is lost.' },
    { name: 'set_members', description: 'Sets the members of a list; the others are removed.' },
  ],
  staysQuiet: [
    { name: 'list_files', description: 'Lists files. Hidden files are removed from the answer.' },
    { name: 'add_tag', description: 'Adds a tag. Returns an error if the item was deleted.' },
    { name: 'archive', description: 'Archives a card. Cards that are deleted cannot be archived.' },
    { name: 'post', description: 'Posts a note. It can be deleted later and is not overwritten.' },
  ],
  check(view) {
    if (view.description === undefined) return NOT_APPLICABLE;
    if (view.labels.some((action) => action.effect === 'Read')) return NOT_DETECTED;
    if (view.acts.some((action) => action.place === 'main' && action.effect === 'Read')) return NOT_DETECTED;
    return detected('high', 'The description says that something is lost.', passives(view, LOSSES).map(quoteMention));
  },
};
