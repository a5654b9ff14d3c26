import { quoteParameter } from '../evidence.ts';
import { readParameters } from '../reading/parameters.ts';
import { detected, NOT_APPLICABLE, NOT_DETECTED } from '../rule.ts';
import type { Rule } from '../rule.ts';

const SECRETS = new Set(
  'password secret clientsecret secretkey privatekey apikey accesstoken refreshtoken bearertoken connectionstring connectionuri passphrase mnemonic seedphrase'.split(
    ' ',
  ),
);
/** What a description says of a secret that is not shown after all. */
const HIDDEN = new Set(['masked', 'redacted', 'hashed', 'hash', 'hidden', 'null', 'never', 'encrypted']);

export const declaresASecretResult: Rule = {
  id: 'declares-a-secret-result',
  version: 1,
  kind: 'factor',
  asserts: 'exposes-secrets',
  title: 'Declares a secret in its result',
  question: 'Does the output schema have a field for a password, a key or a token?',
  why: 'The output schema is the author\'s own list of what comes back. A field named "password" comes back as a password.',
  limits:
    'Few tools publish an output schema. A field that is said to be masked or hashed does not count; others could be empty.',
  references: ['https://modelcontextprotocol.io/specification/2026-07-28/server/tools'],
  fires: [
    {
      name: 'create_db_user',
      description: 'Create a user of the database',
      outputSchema: { type: 'object', properties: { user: { type: 'string' }, password: { type: 'string' } } },
    },
  ],
  staysQuiet: [
    {
      name: 'get_user',
      description: 'Get a user',
      outputSchema: {
        type: 'object',
        properties: { name: { type: 'string' }, password: { type: 'string', description: 'Always masked' } },
      },
    },
    {
      name: 'login',
      description: 'Sign in',
      inputSchema: { type: 'object', properties: { password: { type: 'string' } } },
      outputSchema: { type: 'object', properties: { hasPassword: { type: 'boolean' } } },
    },
  ],
  check(view) {
    if (view.tool.outputSchema === undefined) return NOT_APPLICABLE;
    const found = readParameters(view.tool.outputSchema, '/outputSchema').list.find(
      (field) =>
        SECRETS.has(field.key) &&
        (field.type === undefined || field.type === 'string') &&
        !(field.description?.tokens.some((token) => HIDDEN.has(token.word)) ?? false),
    );
    if (found === undefined) return NOT_DETECTED;
    return detected('medium', `The result has a field "${found.name}".`, [quoteParameter(view, found)]);
  },
};
