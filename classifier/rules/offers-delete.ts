import { offersInclude } from '../reading/votes.ts';
import type { Rule } from '../rule.ts';

export const offersDelete: Rule = {
  id: 'offers-delete',
  version: 1,
  kind: 'category',
  asserts: 'Destructive',
  title: 'One of its actions deletes',
  question: 'Can a caller choose an action that deletes, purges or revokes something?',
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
        properties: { action: { type: 'string', enum: ['list', 'create', 'delete'] } },
        required: ['action'],
      },
    },
    {
      name: 'manage_stack',
      description: 'Manage a stack',
      inputSchema: {
        type: 'object',
        properties: { op: { type: 'string', description: 'What to do: create, update or destroy.' } },
      },
    },
    {
      name: 'files',
      description: 'Work with files',
      inputSchema: { type: 'object', properties: { mode: { type: 'string', enum: ['read', 'write', 'remove'] } } },
    },
  ],
  staysQuiet: [
    {
      name: 'notes',
      description: 'Work with notes',
      inputSchema: {
        type: 'object',
        properties: { action: { type: 'string', enum: ['list', 'create'] } },
        required: ['action'],
      },
    },
    {
      name: 'events',
      description: 'List events',
      inputSchema: { type: 'object', properties: { type: { type: 'string', enum: ['created', 'deleted'] } } },
    },
    {
      name: 'label',
      description: 'Change labels of an issue',
      inputSchema: { type: 'object', properties: { action: { type: 'string', enum: ['add', 'remove'] } } },
    },
  ],
  check: (view) => offersInclude(view, 'Destructive'),
};
