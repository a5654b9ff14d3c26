import type { Examples } from '../examples.ts';

const IMAGE = 'ghcr.io/acme/ledger:2.3.0';
const TOOLHIVE = '/pkg/catalog/toolhive/data/registry-upstream.json';
const OFFICIAL = '/pkg/catalog/official/data/registry-upstream.json';

export const EXAMPLES: Examples = {
  answers: {
    [TOOLHIVE]: {
      json: {
        version: '1.0.0',
        meta: { last_updated: '2026-10-02T21:16:00Z' },
        data: {
          servers: [
            {
              name: 'io.github.stacklok/ledger',
              description: 'Reads and posts entries of a ledger',
              version: '1.0.0',
              packages: [{ registryType: 'oci', identifier: IMAGE, transport: { type: 'stdio' } }],
              remotes: [{ type: 'streamable-http', url: '{elsewhere}/mcp' }],
              _meta: {
                'io.modelcontextprotocol.registry/publisher-provided': {
                  'io.github.stacklok': {
                    [IMAGE]: {
                      status: 'Active',
                      tier: 'Community',
                      tools: ['post_entry'],
                      tool_definitions: [
                        { name: 'post_entry', description: 'Posts one entry', inputSchema: { type: 'object' } },
                        { description: 'It has no name' },
                      ],
                    },
                  },
                },
              },
            },
            { name: 'io.github.stacklok/ledger', description: 'Once more' },
          ],
        },
      },
    },
    [OFFICIAL]: { json: { version: '1.0.0', data: { servers: [{ name: 'com.acme/bare' }] } } },
  },
  empty: {
    answers: { [TOOLHIVE]: { json: { data: { servers: [] } } }, [OFFICIAL]: { json: { data: { servers: [] } } } },
  },
  gives: ['io.github.stacklok/ledger', 'com.acme/bare'],
  drops: ['1 of them have no name', 'the name came before'],
};
