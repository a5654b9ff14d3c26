import type { Examples } from '../examples.ts';

const META = 'io.modelcontextprotocol.registry/official';

export const EXAMPLES: Examples = {
  answers: {
    '/v0.1/servers': {
      json: {
        servers: [
          {
            server: {
              $schema: 'https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json',
              name: 'io.github.acme/ledger',
              description: 'Reads and posts entries of a ledger',
              version: '2.3.0',
              websiteUrl: '{elsewhere}/ledger',
              repository: { url: 'https://github.com/acme/ledger-mcp', source: 'github' },
              packages: [
                {
                  registryType: 'npm',
                  identifier: '@acme/ledger-mcp',
                  version: '2.3.0',
                  transport: { type: 'stdio' },
                  environmentVariables: [{ name: 'LEDGER_KEY', isRequired: true, isSecret: true }],
                },
                { registryType: 'cargo', identifier: 'ledger-mcp', version: '2.3.0', transport: { type: 'stdio' } },
              ],
            },
            _meta: { [META]: { status: 'active', isLatest: true } },
          },
          {
            server: { name: 'com.acme/mail; rm -rf', description: 'Sends mail', version: '1.0.0' },
            _meta: { [META]: { status: 'active', isLatest: true } },
          },
        ],
        metadata: { nextCursor: 'com.acme/mail:1.0.0', count: 2 },
      },
    },
    '/v0.1/servers?cursor=com.acme/mail:1.0.0': {
      json: {
        servers: [
          {
            server: {
              name: 'com.acme/maps',
              description: 'Finds the way',
              version: '1.0.0',
              remotes: [{ type: 'streamable-http', url: '{elsewhere}/mcp' }],
            },
            _meta: { [META]: { status: 'deleted', statusMessage: 'spam', isLatest: true } },
          },
          { server: { name: 'com.acme/bare', description: 'Only a name', version: '1.0.0' } },
        ],
        metadata: { count: 2 },
      },
    },
    // Nothing has changed since.
    '/v0.1/servers?updated_since': { json: { servers: [], metadata: { count: 0 } } },
  },
  empty: { answers: { '/v0.1/servers': { json: { servers: [], metadata: { count: 0 } } } } },
  gives: ['io.github.acme/ledger', 'com.acme/maps', 'com.acme/bare'],
  drops: ['packages of "cargo" are not read', 'is not the name of a server'],
};
