import type { Examples } from '../examples.ts';

const LEDGER = {
  id: 'a1b2c3',
  name: 'Ledger',
  namespace: 'acme',
  slug: 'ledger',
  description: 'Reads and posts entries of a ledger',
  url: '{elsewhere}/mcp/servers/acme/ledger',
  attributes: ['hosting:local-only'],
  environmentVariablesJsonSchema: { type: 'object', properties: { LEDGER_KEY: { type: 'string' } } },
  repository: { url: '{elsewhere}/acme/ledger-mcp' },
  spdxLicense: { name: 'MIT License' },
  tools: [],
};
const MAIL = { id: 'd4e5f6', name: 'Mail', namespace: 'acme', slug: 'mail', repository: null, tools: [] };

export const EXAMPLES: Examples = {
  answers: {
    '/api/mcp/v1/servers': {
      json: {
        servers: [LEDGER, { ...LEDGER, namespace: '@acme' }, { ...LEDGER, slug: '../../etc' }],
        pageInfo: { endCursor: 'Mg==', hasNextPage: true },
      },
    },
    '/api/mcp/v1/servers?after=Mg==': {
      json: { servers: [MAIL], pageInfo: { endCursor: null, hasNextPage: false } },
    },
    '/api/mcp/v1/servers/a1b2c3': {
      json: { ...LEDGER, tools: [{ name: 'post_entry', description: 'Posts one entry' }] },
    },
    '/api/mcp/v1/servers/d4e5f6': { json: { error: 'It is being built' } },
  },
  empty: { answers: { '/api/mcp/v1/servers': { json: { servers: [], pageInfo: { hasNextPage: false } } } } },
  gives: ['glama/acme/ledger', 'glama/acme/mail'],
  drops: ['is in the list more than once', 'slug: must be letters', 'the details of acme/mail cannot be read'],
};
