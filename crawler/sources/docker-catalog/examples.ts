import type { Examples } from '../examples.ts';

const CATALOG = `version: 3
name: docker-mcp
registry:
  ledger:
    title: Ledger
    description: Reads and posts entries of a ledger
    type: server
    image: mcp/ledger:2.3.0
    toolsUrl: '{place}/mcp/catalog/v2/tools/ledger.json'
    source: https://github.com/acme/ledger-mcp/tree/b4ee6230/server
    secrets:
      - {name: ledger.key, env: LEDGER_KEY, example: key}
    allowHosts: ['ledger.example:443']
  planted:
    title: Planted
    type: server
    image: mcp/planted
    toolsUrl: '{elsewhere}/mcp/catalog/v2/tools/ledger.json'
    tools: [{name: only_a_name}]
  maps:
    title: Maps
    type: remote
    remote: {transport_type: streamable-http, url: '{elsewhere}/mcp'}
  ../bad:
    title: Bad
`;

export const EXAMPLES: Examples = {
  path: 'mcp/catalog/v3/catalog.yaml',
  answers: {
    '/mcp/catalog/v3/catalog.yaml': { text: CATALOG, type: 'application/x-yaml' },
    '/mcp/catalog/v2/tools/ledger.json': {
      json: [{ name: 'post_entry', description: 'Posts one entry', arguments: [{ name: 'amount', type: 'number' }] }],
    },
  },
  empty: { answers: { '/mcp/catalog/v3/catalog.yaml': { text: 'version: 3\nregistry: {}\n' } } },
  gives: ['docker/ledger', 'docker/planted', 'docker/maps'],
  drops: ['links are not followed elsewhere', 'is not the name of a server'],
};
