import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, expect, it } from 'vitest';
import { openCatalog, openCatalogToRead, type Catalog } from '../../catalog/database.ts';
import { readCounts } from '../../catalog/read-overview.ts';
import { serversToClassify } from '../../catalog/write.ts';

const folder = mkdtempSync(join(tmpdir(), 'migrations-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** A catalog as the first version of the program left it, with one classified tool. */
function firstVersion(path: string): void {
  const db = new Database(path);
  db.exec(readFileSync(`${import.meta.dirname}/schema-1.sql`, 'utf8'));
  db.exec(`INSERT INTO snapshots VALUES ('abc', CAST('{"tools":[{"name":"a"}]}' AS BLOB))`);
  db.exec(`INSERT INTO servers (id, slug, title, source) VALUES ('one', 'one', 'One', 'built-in')`);
  db.exec(`INSERT INTO listings (id, server_id, state, completeness, message, enumerator, launch_key, started_at,
    duration_ms, snapshot_sha256) VALUES (1, 'one', 'ok', 'complete', '', 'stdio', 'key', '2026-11-01', 1, 'abc')`);
  db.exec(`UPDATE servers SET last_listing = 1, manifest_listing = 1, classified_as = 'abc rules'`);
  db.exec(`INSERT INTO tools VALUES (1, 'one', 0, '"a"', 'a', '{"name":"a"}')`);
  db.exec(`INSERT INTO classifications VALUES (1, 'rules', 'Read', 'low', 'high', '[]', '[]', '+')`);
  db.exec(`INSERT INTO tool_factors VALUES (1, 'reversible')`);
  db.pragma('user_version = 1');
  db.close();
}

/** Tables with their columns, and indexes: what statements depend on, without comments and spacing. */
function shape(db: Catalog): unknown {
  const tables = db.prepare(`SELECT name, wr, strict FROM pragma_table_list WHERE schema = 'main' ORDER BY name`).all();
  const columns = db
    .prepare(
      `SELECT m.name AS tbl, c.* FROM sqlite_schema m JOIN pragma_table_xinfo(m.name) c
       WHERE m.type = 'table' ORDER BY m.name, c.cid`,
    )
    .all();
  const indexes = db.prepare(`SELECT name, tbl_name, sql FROM sqlite_schema WHERE type = 'index' ORDER BY name`).all();
  return { tables, columns, indexes };
}

it('bring a catalog of the first version to the schema of now', () => {
  const [old, made] = [join(folder, 'old.db'), join(folder, 'new.db')];
  firstVersion(old);
  expect(shape(openCatalog(old))).toEqual(shape(openCatalog(made)));
});

it('keep what was crawled, and have it classified again', () => {
  const path = join(folder, 'kept.db');
  firstVersion(path);
  expect(() => openCatalogToRead(path)).toThrow(/npm run cli -- classify/);
  const db = openCatalog(path);
  expect(readCounts(db)).toMatchObject({ servers: 1, listed: 1, tools: 0 });
  expect(db.prepare('SELECT count(*) FROM tool_factors').pluck().get()).toBe(0);
  expect(serversToClassify(db, 'rules').map(({ id }) => id)).toEqual(['one']);
});

it('have numbers without a gap', () => {
  const numbers = readdirSync('catalog/migrations').flatMap((file) => /^(\d{4})-/.exec(file)?.[1] ?? []);
  expect(numbers.sort()).toEqual(numbers.map((_, i) => String(i + 2).padStart(4, '0')));
});
