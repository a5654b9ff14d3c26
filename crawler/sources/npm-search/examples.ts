import type { Examples } from '../examples.ts';

const LEDGER = {
  name: '@acme/ledger-mcp',
  version: '2.3.0',
  description: 'Reads and posts entries of a ledger',
  keywords: ['mcp-server', 'ledger'],
  date: '2026-10-02T21:16:00.000Z',
  links: {
    npm: '{elsewhere}/package/ledger',
    homepage: '{elsewhere}/ledger',
    repository: 'git+{elsewhere}/ledger.git',
  },
};

export const EXAMPLES: Examples = {
  answers: {
    '/-/v1/search?text=keywords:mcp-server&from=0': {
      json: {
        objects: [{ package: LEDGER, score: { final: 0.9 } }, { package: { ...LEDGER, version: 'latest' } }],
        total: 4,
      },
    },
    '/-/v1/search?text=keywords:mcp-server&from=2': {
      json: { objects: [{ package: LEDGER }, { package: { name: 'mail-mcp', version: '1.0.0' } }], total: 4 },
    },
  },
  empty: { answers: { '/-/v1/search?text=keywords:mcp-server&from=0': { json: { objects: [], total: 0 } } } },
  gives: ['npm/@acme/ledger-mcp', 'npm/mail-mcp'],
  drops: ['package.version: is not one exact version', '@acme/ledger-mcp came before'],
};
