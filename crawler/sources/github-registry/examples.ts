import type { Examples } from '../examples.ts';

export const EXAMPLES: Examples = {
  answers: {
    '/v0.1/servers': {
      json: {
        servers: [
          {
            server: {
              name: 'io.github.acme/ledger',
              description: 'Reads and posts entries of a ledger',
              version: '2.3.0',
              repository: { url: 'https://github.com/acme/ledger-mcp', source: 'github', subfolder: '../elsewhere' },
              remotes: [{ type: 'streamable-http', url: '{elsewhere}/mcp' }],
            },
            _meta: { 'io.modelcontextprotocol.registry/official': { status: 'active', isLatest: true } },
          },
        ],
        metadata: { nextCursor: '2', count: 1 },
      },
    },
    // The older spelling of the cursor, and a name without a reversed domain.
    '/v0.1/servers?cursor=2': {
      json: { servers: [{ server: { name: 'acme/mail' } }, { server: {} }], metadata: { next_cursor: '', count: 2 } },
    },
  },
  empty: { answers: { '/v0.1/servers': { json: { servers: [], metadata: { count: 0 } } } } },
  gives: ['io.github.acme/ledger', 'github/acme/mail'],
  drops: ['is not a folder inside of a repository', 'name: is missing'],
};
