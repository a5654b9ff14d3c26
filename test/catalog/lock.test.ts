import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { CatalogError, openCatalog } from '../../catalog/database.ts';
import { lockForCrawl } from '../../catalog/lock.ts';
import { readCounts } from '../../catalog/read-overview.ts';
import { saveServer } from '../../catalog/write-servers.ts';
import { aServer } from './records.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'));
  file = join(folder, 'catalog.db');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** A process that holds the lock until it is killed. */
async function holder() {
  const code = `
    const { lockForCrawl } = await import(${JSON.stringify(join(process.cwd(), 'catalog/lock.ts'))});
    lockForCrawl(${JSON.stringify(file)});
    console.log('locked');
    setInterval(() => {}, 1_000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return child;
}

it('refuses a second crawl in one sentence, and lets it in when the first was killed', async () => {
  const first = await holder();
  expect(() => lockForCrawl(file)).toThrow(CatalogError);
  expect(() => lockForCrawl(file)).toThrow(
    /^Another crawl is at work on .*catalog\.db\. Wait until it is done, or .*--db\.$/,
  );
  first.kill('SIGKILL');
  await once(first, 'exit');
  lockForCrawl(file)();
});

it('can be taken again once it was given back', () => {
  const unlock = lockForCrawl(file);
  expect(() => lockForCrawl(file)).toThrow(CatalogError);
  unlock();
  lockForCrawl(file)();
});

it('holds up nobody who reads, imports or classifies', () => {
  const unlock = lockForCrawl(file);
  const db = openCatalog(file);
  saveServer(db, aServer());
  expect(readCounts(db).servers).toBe(1);
  unlock();
});

it('is of the catalog, by whatever name it is called', () => {
  openCatalog(file).close();
  const other = join(folder, 'other.db');
  symlinkSync(file, other);
  const unlock = lockForCrawl(other);
  expect(() => lockForCrawl(file)).toThrow(CatalogError);
  unlock();
  expect(existsSync(`${other}-crawl`)).toBe(false);
});

it('makes the folder that the catalog will be in', () => {
  const deep = join(folder, 'a', 'b', 'catalog.db');
  lockForCrawl(deep)();
  expect(existsSync(join(folder, 'a', 'b'))).toBe(true);
});
