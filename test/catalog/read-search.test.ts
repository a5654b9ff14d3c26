import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openCatalogToRead, type Catalog } from '../../catalog/database.ts';
import { readSearchable, searchCatalog } from '../../catalog/read-search.ts';
import { makeCatalog } from '../site/catalog.ts';

const folder = mkdtempSync(join(tmpdir(), 'read-search-'));
let db: Catalog;

beforeAll(() => {
  makeCatalog(join(folder, 'catalog.db'));
  db = openCatalogToRead(join(folder, 'catalog.db'));
});

afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

it('finds a tool of a server, with what a result shows', async () => {
  const { results, complete } = await searchCatalog(db, 'acme delete', { limit: 1 });
  expect(complete).toBe(true);
  expect(results).toEqual([
    {
      kind: 'tool',
      serverSlug: 'acme-files',
      serverTitle: 'Acme Files',
      slug: 'delete_file',
      name: 'delete_file',
      description: 'Deletes a file for good.',
      category: 'Destructive',
      risk: 'critical',
    },
  ]);
});

it('narrows to a category and a risk', async () => {
  const { results, total } = await searchCatalog(db, 'file', { category: 'Write', risk: 'medium', limit: 5 });
  expect(total).toBe(results.length);
  expect(results.map((it) => it.kind === 'tool' && [it.category, it.risk])).toContainEqual(['Write', 'medium']);
  expect(new Set(results.map((it) => it.kind === 'tool' && it.category))).toEqual(new Set(['Write']));
});

it('reads every server that is no other, and every tool, hostile ones too', () => {
  const servers = [...readSearchable(db)];
  const count = (sql: string) => db.prepare<[], number>(sql).pluck().get();
  const classified = `SELECT count(*) FROM classifications JOIN tools ON tools.id = tool_id
    JOIN servers ON servers.id = server_id WHERE same_as IS NULL`;
  expect(servers.length).toBe(count('SELECT count(*) FROM servers WHERE same_as IS NULL'));
  expect(servers.flatMap(({ tools }) => tools).length).toBe(count(classified));
  const texts = servers.flatMap(({ tools }) => tools.flatMap(({ title, description }) => [title, description]));
  expect(Math.max(...texts.map((text) => text.length))).toBe(300);
});

it('finds the second of two tools of one name by what it says', async () => {
  const { results } = await searchCatalog(db, 'twice second', { limit: 1 });
  expect(results).toMatchObject([{ slug: 'twice~~2' }]);
});
