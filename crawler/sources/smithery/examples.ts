import type { Examples } from '../examples.ts';

const LEDGER = {
  qualifiedName: '@acme/ledger',
  displayName: 'Ledger',
  description: 'Reads and posts entries of a ledger',
  homepage: '{elsewhere}/ledger',
  verified: true,
  remote: true,
  isDeployed: true,
};

export const EXAMPLES: Examples = {
  answers: {
    '/servers?page=1': {
      json: {
        servers: [LEDGER, { qualifiedName: '../../etc' }],
        pagination: { currentPage: 1, pageSize: 2, totalPages: 2, totalCount: 3 },
      },
    },
    '/servers?page=2': {
      json: {
        servers: [{ qualifiedName: 'mail' }],
        pagination: { currentPage: 2, pageSize: 2, totalPages: 2, totalCount: 3 },
      },
    },
    '/servers/%40acme%2Fledger': {
      json: {
        qualifiedName: '@acme/ledger',
        connections: [
          { type: 'http', deploymentUrl: '{elsewhere}/@acme/ledger/mcp', configSchema: { type: 'object' } },
          { type: 'stdio', bundleUrl: '{elsewhere}/ledger.mcpb', runtime: 'node' },
          { type: 'http', deploymentUrl: 'file:///etc/passwd' },
        ],
        security: { scanPassed: true },
        tools: [{ name: 'post_entry', description: null, inputSchema: { type: 'object' } }],
      },
    },
    '/servers/mail': { json: { qualifiedName: 'mail', connections: [], security: null, tools: null } },
  },
  empty: {
    answers: { '/servers?page=1': { json: { servers: [], pagination: { currentPage: 1, totalPages: 0 } } } },
  },
  gives: ['smithery/acme/ledger', 'smithery/mail'],
  drops: ['"file:///etc/passwd" is not an http or https address', 'qualifiedName: must be "name" or "owner/name"'],
};
