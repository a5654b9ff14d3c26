import { laterActSays } from '../reading/votes.ts';
import type { Rule } from '../rule.ts';

export const laterSaysWrite: Rule = {
  id: 'later-says-write',
  version: 1,
  kind: 'category',
  asserts: 'Write',
  title: 'A later sentence says that it also writes',
  question: 'Does a later sentence of the description state that the tool also creates, changes or sends something?',
  why: 'The worst thing that a tool is meant to do decides, also when the description mentions it late.',
  limits:
    'Only sentences that state what the tool does count ("It also deletes …"); advice, examples and warnings do not.',
  references: [],
  fires: [
    { name: 'x', description: 'Looks up a contact. Also updates the date of the last contact.' },
    { name: 'fetch_page', description: 'Fetches a page. It will save the page to the archive.' },
  ],
  staysQuiet: [
    { name: 'x', description: 'Looks up a contact. Use update_contact to change it.' },
    { name: 'y', description: 'Lists notes. Create a note first.' },
  ],
  check: (view) => laterActSays(view, 'Write'),
};
