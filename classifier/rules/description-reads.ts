import { mainActSays } from '../reading/votes.ts';
import type { Rule } from '../rule.ts';

export const descriptionReads: Rule = {
  id: 'description-reads',
  version: 1,
  kind: 'category',
  asserts: 'Read',
  title: 'The description says that it reads',
  question: 'Is the main act of the description one of retrieving, searching or analysing?',
  why: 'The first verb of a description is the plainest statement of what a tool does.',
  limits:
    'Only the leading verb of the description and the verbs on a par with it count. Sentences on when to use the tool, what it returns or what it is not are left to other rules.',
  references: [],
  fires: [
    { name: 'zones', description: 'Lists all zones of the account.' },
    { name: 'weather', description: 'This tool lets you look up the forecast for a city.' },
    { name: 'stats', description: 'Returns a summary of the last deployments.' },
    { name: 'q', description: 'Performs a full-text search over the archive.' },
  ],
  staysQuiet: [
    { name: 'zones', description: 'Deletes a zone.' },
    { name: 'note', description: 'Create a note. Use list_notes to list them.' },
  ],
  check: (view) => mainActSays(view, 'Read'),
};
