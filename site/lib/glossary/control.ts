import type { Word } from './word.ts';

/** How a tool is kept to what it may do. */
export const CONTROL = {
  policy: {
    term: 'policy',
    meaning:
      'A JSON document for one server: which tools may be called, with which arguments, how often, and when a person is asked.',
    more: { path: '/policy/', text: 'The policy language' },
    see: ['grant', 'recommendation'],
  },
  recommendation: {
    term: 'recommendation',
    meaning: 'The policy that this catalog suggests for a tool or a server, made by a table from category and factors.',
    more: { path: '/method/#policy', text: 'Where it comes from' },
  },
  grant: {
    term: 'grant',
    meaning: 'The permission of one client to use one server, by one policy. Limits are counted for each grant apart.',
    see: ['policy', 'limit'],
  },
  'default-deny': {
    term: 'default deny',
    meaning:
      'A policy that denies what it does not name, so that a tool that a server adds later cannot be called until somebody has looked at it.',
    more: { path: '/policy/#order', text: 'The order of decisions' },
  },
  limit: {
    term: 'limit',
    meaning: 'How many calls a policy lets through in a minute, an hour or a day. The next one is denied.',
    see: ['grant', 'runaway'],
  },
  approval: {
    term: 'approval',
    meaning: 'A person who is asked before a call goes through. No answer means no.',
    see: ['elicitation'],
  },
  gateway: {
    term: 'gateway',
    meaning: 'A program between a client and a server that decides every call by a policy.',
    more: { path: '/policy/#targets', text: 'Gateways and clients' },
    see: ['client', 'policy'],
  },
} as const satisfies Record<string, Word>;
