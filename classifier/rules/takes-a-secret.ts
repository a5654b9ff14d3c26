import { quoteParameter } from '../evidence.ts';
import { detected, NOT_APPLICABLE, NOT_DETECTED } from '../rule.ts';
import type { Rule } from '../rule.ts';

const NAMES = new Set([
  'password',
  'passwd',
  'apikey',
  'secret',
  'clientsecret',
  'accesstoken',
  'privatekey',
  'authtoken',
  'bearertoken',
  'secretkey',
  'accesskey',
  'passphrase',
  'mnemonic',
  'apitoken',
  'secretaccesskey',
  'githubtoken',
  'seedphrase',
]);

export const takesASecret: Rule = {
  id: 'takes-a-secret',
  version: 1,
  kind: 'context',

  title: 'Takes a secret',
  question: 'Does a parameter ask for a password, a key or a token?',
  why: 'A secret that is passed as a parameter goes through the model and its logs.',
  limits: 'Parameters are recognised by their names.',
  references: [],
  fires: [
    {
      name: 'login',
      description: 'Log in',
      inputSchema: {
        type: 'object',
        properties: { user: { type: 'string' }, password: { type: 'string' } },
        required: ['user', 'password'],
      },
    },
    {
      name: 'fetch',
      description: 'Fetch a page',
      inputSchema: { type: 'object', properties: { apiKey: { type: 'string', description: 'Key of the service' } } },
    },
  ],
  staysQuiet: [
    {
      name: 'list',
      description: 'List pages',
      inputSchema: { type: 'object', properties: { page_token: { type: 'string' } } },
    },
    {
      name: 'x',
      description: 'Count tokens',
      inputSchema: { type: 'object', properties: { tokens: { type: 'integer' } } },
    },
  ],
  check(view) {
    const found = view.parameters.filter((entry) => entry.type !== 'boolean' && NAMES.has(entry.key));
    const [first] = found;
    if (first === undefined) return view.parameters.length === 0 ? NOT_APPLICABLE : NOT_DETECTED;
    return detected(
      'high',
      `The parameter "${first.name}" takes a secret.`,
      found.map((entry) => quoteParameter(view, entry)),
    );
  },
};
