import fc from 'fast-check';
import { expect, it } from 'vitest';
import { serverNameOf } from '../../../policy/targets/server-name.ts';

it.each([
  ['github', 'github'],
  ['modelcontextprotocol__server-filesystem', 'server-filesystem'],
  ['io.github.acme/ledger', 'ledger'],
  ['@acme/notes_and_more', 'notes-and-more'],
  ['digitalocean__mcp', 'digitalocean'],
  ['acme/MCP-Server', 'acme'],
  ['com.example/', 'com-example'],
  ['mcp', 'server'],
  ['日本語', 'server'],
  ['', 'server'],
])('of %j the name is %s', (id, name) => {
  expect(serverNameOf(id)).toBe(name);
});

it('is a name that every format takes, whatever the id is', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom('a', '-', '_', '/', '.') })),
      (id) => {
        expect(serverNameOf(id)).toMatch(/^(?=.{1,40}$)[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$/);
      },
    ),
  );
});
