import { offersInclude } from '../reading/votes.ts';
import type { Rule } from '../rule.ts';

export const offersExecute: Rule = {
  id: 'offers-execute',
  version: 1,
  kind: 'category',
  asserts: 'Execute',
  title: 'One of its actions runs something',
  question: 'Can a caller choose an action that runs, starts or stops something?',
  why: 'One tool can hide several: when a caller can choose the action, the worst choice decides.',
  limits:
    'Values are read as verbs; a value such as "start" may steer the tool itself and counts less. Values that are not in the schema are not seen, except where the parameter\'s description lists them.',
  references: [],
  fires: [
    {
      name: 'machine',
      description: 'Work with machines',
      inputSchema: {
        type: 'object',
        properties: { operation: { type: 'string', enum: ['list', 'restart', 'resize'] } },
      },
    },
  ],
  staysQuiet: [
    {
      name: 'machine',
      description: 'Work with machines',
      inputSchema: { type: 'object', properties: { operation: { type: 'string', enum: ['list', 'describe'] } } },
    },
    {
      name: 'runs',
      description: 'List runs',
      inputSchema: { type: 'object', properties: { status: { type: 'string', enum: ['running', 'stopped'] } } },
    },
  ],
  check: (view) => offersInclude(view, 'Execute'),
};
