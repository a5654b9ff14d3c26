import { beforeEach, describe, expect, it } from 'vitest';
import { openCatalog, type Catalog } from '../../catalog/database.ts';
import { slugOf } from '../../catalog/slug.ts';
import { saveServer } from '../../catalog/write-servers.ts';
import { UsageError } from '../../cli/errors.ts';
import { findTarget } from '../../cli/target.ts';
import { aServer } from '../catalog/records.ts';

let db: Catalog;
beforeEach(() => {
  db = openCatalog(':memory:');
  for (const id of ['github', 'io.github.acme/ledger', 'io.github.acme', 'a/b/c', '@acme/notes'])
    saveServer(db, aServer({ id }));
});

function found(target: string): [string, string | undefined] {
  const { server, tool } = findTarget(db, target);
  return [server.id, tool];
}

describe('a target', () => {
  it.each<[string, string, string | undefined]>([
    ['github', 'github', undefined],
    ['github/create_issue', 'github', 'create_issue'],
    ['github/issues/create', 'github', 'issues/create'],
    ['io.github.acme/ledger', 'io.github.acme/ledger', undefined],
    ['io.github.acme/ledger/create_entry', 'io.github.acme/ledger', 'create_entry'],
    ['io.github.acme/other', 'io.github.acme', 'other'],
    [`${slugOf('io.github.acme/ledger')}/create_entry`, 'io.github.acme/ledger', 'create_entry'],
    ['a/b/c/d/e', 'a/b/c', 'd/e'],
    ['@acme/notes/', '@acme/notes', ''],
  ])('%s is the server %s and the tool %s', (target, server, tool) => {
    expect(found(target)).toEqual([server, tool]);
  });

  it.each([
    ['nobody', 'There is no server "nobody" in the catalog.'],
    ['a/b', 'There is no server "a" in the catalog, nor one that is named by more of "a/b".'],
    ['', 'There is no server "" in the catalog.'],
  ])('%j is refused', (target, message) => {
    expect(() => found(target)).toThrow(new UsageError(message));
  });
});
