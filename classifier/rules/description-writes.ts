import { mainActSays } from '../reading/votes.ts';
import type { Rule } from '../rule.ts';

export const descriptionWrites: Rule = {
  id: 'description-writes',
  version: 1,
  kind: 'category',
  asserts: 'Write',
  title: 'The description says that it writes',
  question: 'Is the main act of the description one of creating, changing or sending?',
  why: 'The first verb of a description is the plainest statement of what a tool does.',
  limits:
    'Only the leading verb of the description and the verbs on a par with it count. Sentences on when to use the tool, what it returns or what it is not are left to other rules.',
  references: [],
  fires: [
    { name: 'note', description: 'Create a note in the given folder.' },
    { name: 'x', description: 'Allows you to update the title of a page.' },
    { name: 'q', description: 'Get or create a tag' },
    { name: 'mail', description: 'Sends an e-mail to the given address.' },
  ],
  staysQuiet: [
    { name: 'note', description: 'Get a note. Use create_note to create one.' },
    { name: 'x', description: 'List recently created pages' },
    { name: 'y', description: 'Delete a note' },
  ],
  check: (view) => mainActSays(view, 'Write'),
};
