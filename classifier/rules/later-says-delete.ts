import { laterActSays } from '../reading/votes.ts';
import type { Rule } from '../rule.ts';

export const laterSaysDelete: Rule = {
  id: 'later-says-delete',
  version: 1,
  kind: 'category',
  asserts: 'Destructive',
  title: 'A later sentence says that it also deletes',
  question: 'Does a later sentence of the description state that the tool also deletes, purges or revokes something?',
  why: 'The worst thing that a tool is meant to do decides, also when the description mentions it late.',
  limits:
    'Only sentences that state what the tool does count ("It also deletes …"); advice, examples and warnings do not.',
  references: [],
  fires: [
    { name: 'x', description: 'Receives messages from a queue. Deletes them from the queue afterwards.' },
    { name: 'y', description: 'Stops a machine. It also wipes the local disk.' },
  ],
  staysQuiet: [
    { name: 'x', description: 'Lists messages. Delete the ones you do not need.' },
    { name: 'y', description: 'Archives a board. It does not delete any card.' },
  ],
  check: (view) => laterActSays(view, 'Destructive'),
};
