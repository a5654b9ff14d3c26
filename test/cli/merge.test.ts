import { existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openCatalog, openCatalogToRead } from '../../catalog/database.ts';
import { crawl, emptyCatalog, exported } from '../catalog/nights.ts';
import { runCli } from './run-cli.ts';

const SERVER = {
  ...{ version: '1.0.0', hasPackage: true, hasRemote: true, declares: ['x'], package: ['y'], remote: [] },
};
const SERVERS = { a: SERVER, b: SERVER, c: SERVER, d: SERVER };
const NOW = '2026-11-01T03:00:00.000Z';

let folder: string;
let shards: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'merge-'));
  shards = [1, 2, 3].map((index) => {
    const path = join(folder, `${index}.db`);
    const db = openCatalog(path);
    crawl(db, SERVERS, NOW, { index, of: 3 });
    db.close();
    return path;
  });
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

it('joins the catalogs of shards into what one crawl gives', async () => {
  const out = join(folder, 'out.db');
  expect(await runCli(['merge', ...shards, '--db', out])).toEqual({
    ...{ code: 0, stdout: '', stderr: `Joined 3 catalogs into ${out}: 4 servers, 4 of them listed.\n` },
  });
  const whole = emptyCatalog();
  crawl(whole, SERVERS, NOW);
  expect(exported(openCatalogToRead(out))).toBe(exported(whole));
});

it('does not join a catalog into itself, by whatever name', async () => {
  const [first = ''] = shards;
  const other = join(folder, 'other.db');
  symlinkSync(first, other);
  for (const out of [first, other, join(folder, '.', '1.db')]) {
    const { code, stderr } = await runCli(['merge', ...shards, '--db', out]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('is one of the catalogs to join')]);
  }
});

it('says what is wrong with what it was given, and makes no catalog then', async () => {
  const out = join(folder, 'out.db');
  const broken = join(folder, 'broken.db');
  writeFileSync(broken, 'my notes, long enough to be read as a header of a database file');
  expect(await runCli(['merge', '--db', out])).toMatchObject({ code: 2 });
  const missing = await runCli(['merge', ...shards, join(folder, 'none.db'), '--db', out]);
  expect([missing.code, missing.stderr]).toEqual([2, expect.stringContaining('none.db does not exist')]);
  const noCatalog = await runCli(['merge', ...shards, broken, '--db', out]);
  expect([noCatalog.code, noCatalog.stderr]).toEqual([expect.any(Number), expect.stringContaining('not a catalog')]);
  expect(noCatalog.code).not.toBe(0);
  expect(existsSync(out)).toBe(false);
});
