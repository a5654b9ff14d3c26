import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { openCatalog, openCatalogToRead, type Catalog } from '../../catalog/database.ts';
import { readCounts } from '../../catalog/read-overview.ts';
import { readServer, readServers } from '../../catalog/read-servers.ts';
import { readDueTargets } from '../../catalog/read-targets.ts';
import { readDefinitions } from '../../catalog/read-tools.ts';
import type { Target } from '../../catalog/target.ts';
import { saveListing } from '../../catalog/write-listings.ts';
import { savePlan } from '../../catalog/write-servers.ts';
import { serversToClassify } from '../../catalog/write.ts';
import { aListing, aTarget } from './records.ts';

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

/** A catalog of the third version: one server was started, failed the last time, and is classified; another was imported. */
function thirdVersion(path: string): void {
  firstVersion(path);
  const db = new Database(path);
  for (const file of ['0002-tokens.sql', '0003-corrections-and-accuracy.sql'])
    db.exec(readFileSync(`catalog/migrations/${file}`, 'utf8'));
  const launch = '{"registry":"npm","package":"@acme/one","version":"1.0.0","args":[],"env":{}}';
  db.exec(`UPDATE servers SET launch = '${launch}'; UPDATE listings SET launch = '${launch}'`);
  db.exec(`INSERT INTO listings (id, server_id, state, completeness, message, enumerator, launch, launch_key, started_at,
    duration_ms) VALUES (2, 'one', 'timeout', 'unknown', 'Slow.', 'stdio', '${launch}', 'key', '2026-11-02', 9)`);
  db.exec(`INSERT INTO snapshots VALUES ('def', CAST('{"tools":[{"name":"b"}]}' AS BLOB))`);
  db.exec(`INSERT INTO servers (id, slug, title, source) VALUES ('two', 'two', 'Two', 'import'),
    ('untried', 'untried', 'Untried', 'built-in')`);
  db.exec(`INSERT INTO listings (id, server_id, state, completeness, message, enumerator, launch_key, started_at,
    duration_ms, snapshot_sha256) VALUES (3, 'two', 'ok', 'unknown', '', 'import', 'def', '2026-11-02', 0, 'def')`);
  db.exec(`UPDATE servers SET last_listing = 2, classified_as = 'abc rules' WHERE id = 'one'`);
  db.exec(`UPDATE servers SET last_listing = 3, manifest_listing = 3 WHERE id = 'two'`);
  db.exec(`INSERT INTO tools VALUES (2, 'two', 0, '"b"', 'b', '{"name":"b"}')`);
  db.exec(`INSERT INTO classifications VALUES (1, 'rules', 'Read', 'low', 'high', '[]', '[]', '+', 12, NULL)`);
  db.pragma('user_version = 3');
  db.close();
}

describe('to records and targets', () => {
  function migrated(name: string): Catalog {
    const path = join(folder, `${name}.db`);
    thirdVersion(path);
    return openCatalog(path);
  }
  const toolsOf = (db: Catalog, id: string): string[] => readDefinitions(db, id).map(({ tool }) => tool.name);
  const plan = (db: Catalog, ...targets: Target[]): void => {
    savePlan(db, [{ id: 'one', title: 'One', source: 'built-in', records: [], targets }], '2026-11-03T00:00:00.000Z');
  };

  it('keep every server with its listings, tools and classifications', () => {
    const db = migrated('third');
    expect(readServers(db).map(({ id, state, basis }) => [id, state, basis])).toEqual([
      ['one', 'timeout', 'observed'],
      ['two', 'ok', 'observed'],
      ['untried', 'nothing-to-list', undefined],
    ]);
    expect(readServer(db, 'one')).toMatchObject({
      last: { target: 'npm:@acme/one', reason: 'timeout', confirmedAt: '2026-11-02' },
      manifest: { target: 'npm:@acme/one', startedAt: '2026-11-01', launch: { package: '@acme/one' } },
    });
    expect(readServer(db, 'two')).toMatchObject({ last: { target: 'import', enumerator: 'import' } });
    expect([toolsOf(db, 'one'), toolsOf(db, 'two')]).toEqual([['a'], ['b']]);
    expect(serversToClassify(db, 'rules').map(({ id }) => id)).toEqual(['two']);
    expect(db.pragma('foreign_key_check')).toEqual([]);
  });

  it('have what was started listed again by the next crawl, and shown until then', () => {
    const db = migrated('started');
    plan(db, aTarget('npm:@acme/one'));
    expect(readDueTargets(db, { now: '2026-11-03', full: false })).toMatchObject([
      { serverId: 'one', id: 'npm:@acme/one', known: { triedAt: '2026-11-02' } },
    ]);
    expect(toolsOf(db, 'one')).toEqual(['a']);
  });

  it('forget what was started once another package was tried in its place, and never what was imported', () => {
    const db = migrated('replaced');
    plan(db, aTarget('pypi:one'));
    saveListing(db, 'two', aListing({ target: 'npm:two', state: 'crashed', message: 'It crashed.' }));
    expect([toolsOf(db, 'one'), toolsOf(db, 'two')]).toEqual([['a'], ['b']]);
    saveListing(db, 'one', aListing({ target: 'pypi:one', state: 'crashed', message: 'It crashed.' }));
    expect(toolsOf(db, 'one')).toEqual([]);
  });
});

it('have numbers without a gap', () => {
  const numbers = readdirSync('catalog/migrations').flatMap((file) => /^(\d{4})-/.exec(file)?.[1] ?? []);
  expect(numbers.sort()).toEqual(numbers.map((_, i) => String(i + 2).padStart(4, '0')));
});
