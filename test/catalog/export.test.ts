import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { openCatalog, type Catalog } from '../../catalog/database.ts';
import { exportCatalog } from '../../catalog/export.ts';
import type { Launch } from '../../catalog/record.ts';
import { saveListing } from '../../catalog/write-listings.ts';
import { beginReading, saveRecords } from '../../catalog/write-records.ts';
import { savePlan } from '../../catalog/write-servers.ts';
import { saveRun } from '../../catalog/write.ts';
import { crawl, exported, night } from './nights.ts';
import { aListing, anOffer, aRecord, aTarget } from './records.ts';

const NOW = '2026-11-01T03:04:05.678Z';

let db: Catalog;
beforeEach(() => {
  db = openCatalog(':memory:');
});

function store(source: string, key: string, changes: Parameters<typeof aRecord>[0] = {}): void {
  const { reading } = beginReading(db, { source, place: 'p', now: NOW, full: false });
  saveRecords(db, reading, [aRecord({ source, key, retrievedAt: NOW, ...changes })], undefined);
}

/** The lines of an export by file, each parsed. */
function files(): Record<string, Record<string, unknown>[]> {
  const lines = [...exportCatalog(db)].map(
    ({ file, line }) => [file, JSON.parse(line) as Record<string, unknown>] as const,
  );
  return Object.fromEntries(
    Object.entries(Object.groupBy(lines, ([file]) => file)).map(([file, of = []]) => [
      file,
      of.map(([, line]) => line),
    ]),
  );
}

it('holds what sources say, the servers, what listing them gave, and the manifests', () => {
  const body = '{"any": [1, "thing"] }';
  store('official-registry', 'com.acme/ledger', { body, packages: [anOffer('@acme/ledger')] });
  const records = [{ source: 'official-registry', key: 'com.acme/ledger' }];
  const target = aTarget('npm:@acme/ledger');
  savePlan(
    db,
    [{ id: 'com.acme/ledger', title: 'Ledger', source: 'official-registry', records, targets: [target] }],
    NOW,
  );
  const launch: Launch = { registry: 'npm', package: '@acme/ledger', version: '1.0.0', args: [], env: {} };
  const manifest = '{"tools":[{"name":"post"}]}';
  const listing = { target: target.id, launchKey: target.launchKey, startedAt: NOW, launch };
  saveListing(db, 'com.acme/ledger', aListing(listing), manifest);
  saveListing(
    db,
    'com.acme/ledger',
    aListing({
      ...listing,
      state: 'timeout',
      reason: 'deadline',
      message: 'Slow.',
      startedAt: '2026-11-02T00:00:00.000Z',
    }),
  );
  const [manifestFile = ''] = Object.keys(files()).filter((file) => file.startsWith('manifests/'));
  expect(files()).toMatchObject({
    'records/official-registry/a.jsonl': [
      {
        ...{
          source: 'official-registry',
          key: 'com.acme/ledger',
          server: 'com.acme/ledger',
          retrievedOn: '2026-11-01',
        },
        ...{ body, content: { packages: [{ package: '@acme/ledger' }] } },
      },
    ],
    'servers/a.jsonl': [{ id: 'com.acme/ledger', title: 'Ledger', source: 'official-registry' }],
    'targets/a.jsonl': [
      {
        ...{ server: 'com.acme/ledger', id: 'npm:@acme/ledger', position: 0, basis: 'observed', active: 1 },
        way: target.way,
        last: { state: 'timeout', reason: 'deadline', message: 'Slow.', on: '2026-11-02', manifest: null },
        lastManifest: { state: 'ok', on: '2026-11-01', confirmedOn: '2026-11-01', launch },
      },
    ],
    [manifestFile]: [{ body: manifest }],
  });
  expect(manifestFile).toMatch(/^manifests\/[0-9a-f]{2}\.jsonl$/);
});

it('is sorted in each file, and tells of no time within a day and of no duration', () => {
  fc.assert(
    fc.property(night, night, (first, second) => {
      const catalog = openCatalog(':memory:');
      crawl(catalog, first, '2026-11-01T03:04:05.678Z');
      crawl(catalog, second, '2026-11-09T13:14:15.678Z');
      saveRun(catalog, { startedAt: NOW, finishedAt: NOW, report: {} });
      const text = exported(catalog);
      expect(text).not.toMatch(/\d\d:\d\d:\d\d|duration/i);
      const lines = [...exportCatalog(catalog)];
      for (const of of Object.values(Object.groupBy(lines, ({ file }) => file))) {
        const texts = (of ?? []).map(({ line }) => line);
        expect(texts).toEqual(texts.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))));
      }
    }),
    { numRuns: 40 },
  );
});

it('is the same however often and in which order things were learned', () => {
  const [once, often] = [openCatalog(':memory:'), openCatalog(':memory:')];
  const servers = { b: SERVER, a: SERVER };
  crawl(once, servers, NOW);
  crawl(often, { a: SERVER, b: SERVER }, NOW);
  crawl(often, servers, NOW);
  expect(exported(often)).toBe(exported(once));
  expect(exported(once)).not.toBe('');
});

const SERVER = {
  ...{ version: '1.0.0', hasPackage: true, hasRemote: true, declares: ['x'], package: ['y'], remote: [] },
};

describe('what strangers wrote', () => {
  it('may nest deeper than the call stack reaches, and hold text that is none', () => {
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    const body = `{"deep":${deep}}`;
    const tools = [JSON.parse(deep) as unknown];
    store('s', 'a', {
      body,
      title: '\uD800',
      declared: { tools, complete: true },
      notes: { text: 'a\u2028\u0000"\\' },
    });
    savePlan(db, [{ id: 'a', title: 'a\uD800', source: 's', records: [], targets: [aTarget('npm:a')] }], NOW);
    const manifest = `{"tools":[{"name":"\\ud800","inputSchema":{"x":${deep}}}]}`;
    saveListing(db, 'a', aListing({ target: 'npm:a', message: 'x\uD800' }), manifest);
    const all = files();
    expect(all['records/s/a.jsonl']).toMatchObject([
      { body, content: { title: '\uD800', notes: { text: 'a\u2028\u0000"\\' } } },
    ]);
    expect(Object.entries(all).find(([file]) => file.startsWith('manifests/'))?.[1]).toMatchObject([
      { body: manifest },
    ]);
    expect([...exportCatalog(db)].some(({ line }) => line.includes('\n'))).toBe(false);
  });

  it('never names a file outside of its folder', () => {
    for (const [source, key] of [
      ['../../etc', '../passwd'],
      ['..', '/'],
      ['a/b', '\u202E'],
      ['s', 'com.io.@@É'],
    ] as const)
      store(source, key);
    expect(Object.keys(files())).toHaveLength(4);
    for (const file of Object.keys(files())) expect(file).toMatch(/^records\/[\w~-][\w~.-]*\/[a-z0-9_]\.jsonl$/);
  });
});

it('sees no write half done', () => {
  store('s', 'a');
  const lines = exportCatalog(db);
  lines.next();
  expect(db.inTransaction).toBe(true);
  lines.return(undefined);
  expect(db.inTransaction).toBe(false);
});
