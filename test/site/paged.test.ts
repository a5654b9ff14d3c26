import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openCatalog } from '../../catalog/database.ts';
import { saveServer } from '../../catalog/write-servers.ts';
import { build, freshCatalog } from './build.ts';
import { linkFaults } from './faults.ts';
import { filesOf, pagesOf, type Page } from './pages.ts';

const { folder, catalog } = freshCatalog();
let files: Map<string, Buffer>;
let pages: Page[];

beforeAll(async () => {
  const db = openCatalog(catalog);
  db.transaction(() => {
    for (let i = 0; i < 501; i += 1) saveServer(db, { id: `page/${i}`, title: `Server ${i}`, source: 'large-list' });
  })();
  db.close();
  await build(catalog, join(folder, 'site'));
  files = filesOf(join(folder, 'site'));
  pages = pagesOf(files);
}, 120_000);

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function rowsOf(address: string, where: string): number | undefined {
  return pages.find((page) => page.address === address)?.$(`${where} tbody tr`).length;
}

it('cuts lists of servers into pages', () => {
  const all = rowsOf('/servers/~unlisted/', 'main') ?? 0;
  const rest = rowsOf('/servers/~unlisted/2/', 'main') ?? 0;
  expect([all, rest]).toEqual([500, 4]);
  expect(rowsOf('/servers/', 'section:has(> h2#unknown)')).toBe(500);
  expect(rowsOf('/servers/~listed/', 'main')).toBeUndefined();
});

it('cuts the servers of a source into pages', () => {
  expect(rowsOf('/sources/large-list/', 'section:has(> h2#servers)')).toBe(500);
  expect(rowsOf('/sources/large-list/2/', 'section:has(> h2#servers)')).toBe(1);
  expect(pages.find(({ address }) => address === '/sources/large-list/2/')?.$('#source, #reading')).toHaveLength(0);
});

it('has no broken link or anchor in them', () => {
  expect(linkFaults(pages, files)).toEqual([]);
});
