import { offersInclude } from '../reading/votes.ts';
import type { Rule } from '../rule.ts';

export const offersWrite: Rule = {
  id: 'offers-write',
  version: 1,
  kind: 'category',
  asserts: 'Write',
  title: 'One of its actions writes',
  question: 'Can a caller choose an action that creates, changes or sends something?',
  why: 'One tool can hide several: when a caller can choose the action, the worst choice decides.',
  limits:
    'Values are read as verbs; a value such as "start" may steer the tool itself and counts less. Values that are not in the schema are not seen, except where the parameter\'s description lists them.',
  references: [],
  fires: [
    {
      name: 'notes',
      description: 'Work with notes',
      inputSchema: {
        type: 'object',
        properties: { action: { type: 'string', enum: ['list', 'create', 'update'] } },
        required: ['action'],
      },
    },
  ],
  staysQuiet: [
    {
      name: 'notes',
      description: 'Work with notes',
      inputSchema: {
        type: 'object',
        properties: { action: { type: 'string', enum: ['list', 'search'] } },
        required: ['action'],
      },
    },
    {
      name: 'notes',
      description: 'List notes',
      inputSchema: { type: 'object', properties: { sort: { type: 'string', enum: ['created', 'updated'] } } },
    },
  ],
  check: (view) => offersInclude(view, 'Write'),
};
