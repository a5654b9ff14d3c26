import { laterActSays } from '../reading/votes.ts';
import type { Rule } from '../rule.ts';

export const laterSaysPay: Rule = {
  id: 'later-says-pay',
  version: 1,
  kind: 'category',
  asserts: 'Financial',
  title: 'A later sentence says that it also moves money',
  question: 'Does a later sentence of the description state that the tool also pays, charges or orders?',
  why: 'The worst thing that a tool is meant to do decides, also when the description mentions it late.',
  limits:
    'Only sentences that state what the tool does count ("It also deletes …"); advice, examples and warnings do not.',
  references: [],
  fires: [
    { name: 'x', description: 'Books a table. Charges the stored card at once.' },
    { name: 'y', description: 'Ends a stay. It will also refund the remaining nights.' },
  ],
  staysQuiet: [
    { name: 'x', description: 'Books a table. Pay at the restaurant.' },
    { name: 'y', description: 'Returns the price of a stay. Does not charge the card.' },
  ],
  check: (view) => laterActSays(view, 'Financial'),
};
