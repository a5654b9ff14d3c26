import { mainActSays } from '../reading/votes.ts';
import type { Rule } from '../rule.ts';

export const descriptionPays: Rule = {
  id: 'description-pays',
  version: 1,
  kind: 'category',
  asserts: 'Financial',
  title: 'The description says that it moves money',
  question: 'Is the main act of the description one of paying, refunding, ordering or trading?',
  why: 'The first verb of a description is the plainest statement of what a tool does; with money as its object it commits money.',
  limits:
    'Only the leading verb of the description and the verbs on a par with it count. Sentences on when to use the tool, what it returns or what it is not are left to other rules.',
  references: [],
  fires: [
    { name: 'x', description: 'Pay an open invoice from the default account.' },
    { name: 'y', description: 'Place an order in the market' },
    { name: 'z', description: 'Initiates a refund for a captured payment' },
    { name: 'w', description: 'This tool transfers funds between two wallets.' },
  ],
  staysQuiet: [
    { name: 'x', description: 'List payments of a customer' },
    { name: 'y', description: 'Sort items in ascending order' },
    { name: 'z', description: 'Create a draft invoice' },
    { name: 'w', description: 'Transfer a repository to another owner' },
  ],
  check: (view) => mainActSays(view, 'Financial'),
};
