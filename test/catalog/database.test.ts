import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CatalogError, openCatalog, openCatalogToRead } from '../../catalog/database.ts';
import { textAt } from '../../catalog/pointer.ts';
import { readCounts, readDigest } from '../../catalog/read-overview.ts';
import { readServer, readSnapshot } from '../../catalog/read-servers.ts';
import { readDefinitions, readTool, readTools } from '../../catalog/read-tools.ts';
import { saveListing } from '../../catalog/write-listings.ts';
import { saveServer } from '../../catalog/write-servers.ts';
import { saveClassifications, saveRuleSet, serversToClassify } from '../../catalog/write.ts';
import { aClassification, aListing, aServer } from './records.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'catalog-'));
  file = join(folder, 'catalog.db');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('opening', () => {
  it('makes a catalog whose schema is schema.sql', () => {
    const db = openCatalog(file);
    const made = new Database(':memory:');
    made.exec(readFileSync('catalog/schema.sql', 'utf8'));
    const schema = 'SELECT name, sql FROM sqlite_schema ORDER BY name';
    expect(db.prepare(schema).all()).toEqual(made.prepare(schema).all());
  });

  it('refuses a file that is no catalog, and leaves it as it is', () => {
    writeFileSync(file, 'my notes, long enough to be read as a header of a database file');
    expect(() => openCatalog(file)).toThrow(/not a catalog/);
    expect(readFileSync(file, 'utf8')).toMatch(/^my notes/);
  });

  it('says what to do when there is nothing to read', () => {
    expect(() => openCatalogToRead(file)).toThrow(/npm start/);
  });

  it('refuses a catalog of a newer program', () => {
    const db = openCatalog(file);
    db.pragma('user_version = 99');
    db.close();
    expect(() => openCatalog(file)).toThrow(CatalogError);
    expect(() => openCatalogToRead(file)).toThrow(/schema version 99/);
  });
});

describe('a listing', () => {
  it('is stored whole, and read back with its tools', () => {
    const db = openCatalog(file);
    saveServer(db, aServer());
    const tools = [{ name: 'a', extra: 1 }, 'no tool', { name: 'a' }, { description: 'no name' }, { name: '\uD800' }];
    expect(saveListing(db, 'one', aListing(), JSON.stringify({ tools }))).toEqual({
      tools: 3,
      dropped: 2,
      changed: true,
    });
    expect(readServer(db, 'one')?.manifest).toMatchObject({ state: 'ok', dropped: 2 });
    expect(readDefinitions(db, 'one').map(({ tool }) => tool.name)).toEqual(['a', 'a', '\uD800']);
  });

  it('that fails keeps the tools of the one before', () => {
    const db = openCatalog(file);
    saveServer(db, aServer());
    saveListing(db, 'one', aListing(), JSON.stringify({ tools: [{ name: 'a' }] }));
    saveListing(db, 'one', aListing({ state: 'crashed', message: 'It crashed.' }));
    const server = readServer(db, 'one');
    expect(server?.last?.state).toBe('crashed');
    expect(server?.manifest?.state).toBe('ok');
    expect(readDefinitions(db, 'one')).toHaveLength(1);
  });

  it('leaves nothing behind when it cannot be stored', () => {
    const db = openCatalog(file);
    saveServer(db, aServer());
    expect(() => saveListing(db, 'one', aListing(), '{"tools": 1}')).toThrow();
    expect(db.prepare('SELECT count(*) FROM listings').pluck().get()).toBe(0);
  });

  it('can be read while another connection writes', () => {
    const writer = openCatalog(file);
    saveServer(writer, aServer());
    const reader = openCatalogToRead(file);
    writer.exec('BEGIN IMMEDIATE');
    saveServer(writer, aServer({ id: 'two' }));
    expect(readCounts(reader).servers).toBe(1);
    writer.exec('COMMIT');
    expect(readCounts(reader).servers).toBe(2);
  });
});

describe('a classification', () => {
  it('is asked for once for each manifest and rule set', () => {
    const db = openCatalog(file);
    saveServer(db, aServer());
    saveListing(db, 'one', aListing(), JSON.stringify({ tools: [{ name: 'drop_table', description: 'Drops it.' }] }));
    const [todo] = serversToClassify(db, 'r1');
    if (todo === undefined) throw new Error('nothing to classify');
    saveRuleSet(db, 'r1', []);
    const [definition] = readDefinitions(db, 'one');
    saveClassifications(db, todo, 'r1', [
      { toolId: definition?.toolId ?? 0, classification: aClassification(), tokens: 12 },
    ]);
    expect(serversToClassify(db, 'r1')).toEqual([]);
    expect(serversToClassify(db, 'r2')).toHaveLength(1);
    expect(readTools(db, { category: 'Destructive' }).map(({ name }) => name)).toEqual(['drop_table']);
  });

  it('cites text that is in the snapshot', () => {
    const db = openCatalog(file);
    saveServer(db, aServer());
    saveListing(db, 'one', aListing(), JSON.stringify({ tools: [{}, { name: 'drop_table' }] }));
    const [todo] = serversToClassify(db, 'r1');
    const [definition] = readDefinitions(db, 'one');
    if (todo === undefined || definition === undefined) throw new Error('nothing to classify');
    saveClassifications(db, todo, 'r1', [{ toolId: definition.toolId, classification: aClassification(), tokens: 12 }]);
    const tool = readTool(db, 'one', 'drop_table');
    const snapshot = readSnapshot(db, readServer(db, 'one')?.manifest?.snapshotSha256 ?? '');
    const [evidence] = tool?.findings[0]?.evidence ?? [];
    const whole = textAt(JSON.parse(snapshot ?? ''), `/tools/${tool?.position ?? -1}${evidence?.pointer ?? ''}`);
    expect(whole?.slice(evidence?.start, evidence?.end)).toBe('drop');
  });
});

it('gives equal catalogs equal digests, and others others', () => {
  const made = [1, 1, 2].map((version, i) => {
    const db = openCatalog(join(folder, `${i}.db`));
    saveServer(db, aServer());
    saveListing(db, 'one', aListing(), JSON.stringify({ tools: [{ name: `v${version}` }] }));
    return readDigest(db);
  });
  expect(made[0]).toBe(made[1]);
  expect(made[0]).not.toBe(made[2]);
});
