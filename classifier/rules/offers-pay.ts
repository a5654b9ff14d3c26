import { offersInclude } from '../reading/votes.ts';
import type { Rule } from '../rule.ts';

export const offersPay: Rule = {
  id: 'offers-pay',
  version: 1,
  kind: 'category',
  asserts: 'Financial',
  title: 'One of its actions moves money',
  question: 'Can a caller choose an action that pays, charges, refunds or trades?',
  why: 'One tool can hide several: when a caller can choose the action, the worst choice decides.',
  limits:
    'Values are read as verbs; a value such as "start" may steer the tool itself and counts less. Values that are not in the schema are not seen, except where the parameter\'s description lists them.',
  references: [],
  fires: [
    {
      name: 'billing',
      description: 'Work with charges',
      inputSchema: {
        type: 'object',
        properties: { action: { type: 'string', enum: ['list', 'refund'] } },
        required: ['action'],
      },
    },
    {
      name: 'broker',
      description: 'Talk to the broker',
      inputSchema: { type: 'object', properties: { action: { type: 'string', enum: ['quote', 'buy', 'sell'] } } },
    },
  ],
  staysQuiet: [
    {
      name: 'billing',
      description: 'Work with charges',
      inputSchema: {
        type: 'object',
        properties: { action: { type: 'string', enum: ['list', 'get'] } },
        required: ['action'],
      },
    },
    {
      name: 'orders',
      description: 'List orders',
      inputSchema: { type: 'object', properties: { side: { type: 'string', enum: ['buy', 'sell'] } } },
    },
  ],
  check: (view) => offersInclude(view, 'Financial'),
};
