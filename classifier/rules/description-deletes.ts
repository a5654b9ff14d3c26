import { mainActSays } from '../reading/votes.ts';
import type { Rule } from '../rule.ts';

export const descriptionDeletes: Rule = {
  id: 'description-deletes',
  version: 1,
  kind: 'category',
  asserts: 'Destructive',
  title: 'The description says that it deletes',
  question: 'Is the main act of the description one of deleting, purging or revoking?',
  why: 'The first verb of a description is the plainest statement of what a tool does, and a verb on a par with it ("list or delete") counts as much.',
  limits:
    'Only the leading verb of the description and the verbs on a par with it count. Sentences on when to use the tool, what it returns or what it is not are left to other rules.',
  references: [],
  fires: [
    { name: 'x', description: 'Delete a file from the workspace.' },
    { name: 'tabs', description: 'List, add or delete entries of the register' },
    { name: 'gc', description: 'This tool permanently purges all messages of a queue.' },
    { name: 'y', description: 'Perform a deletion of the record' },
  ],
  staysQuiet: [
    { name: 'x', description: 'List deleted files' },
    { name: 'z', description: 'Remove a label from an issue' },
    { name: 'members', description: 'Add or remove members of a project' },
    { name: 'w', description: 'Archive a project. Unlike delete_project, this does not delete anything.' },
  ],
  check: (view) => mainActSays(view, 'Destructive'),
};
