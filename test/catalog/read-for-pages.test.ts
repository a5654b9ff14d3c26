import { describe, expect, it } from 'vitest';
import { openCatalog, type Catalog } from '../../catalog/database.ts';
import { readDigest } from '../../catalog/read-overview.ts';
import { readLatestCrawl, readLatestRead } from '../../catalog/read-runs.ts';
import { readServersOfSource, readSources } from '../../catalog/read-sources.ts';
import { readTargets } from '../../catalog/read-ways.ts';
import type { SourceRecord } from '../../catalog/record.ts';
import { saveListing } from '../../catalog/write-listings.ts';
import { beginReading, finishReading, saveRecords } from '../../catalog/write-records.ts';
import { savePlan } from '../../catalog/write-servers.ts';
import { saveRun } from '../../catalog/write.ts';
import { aListing } from './records.ts';

const NIGHT = '2026-11-25T02:00:00.000Z';

function aRead(changes: object = {}): object {
  return {
    id: 'list',
    records: 1,
    new: 1,
    changed: 0,
    unchanged: 0,
    withdrawn: 0,
    leftOut: 0,
    dropped: [],
    ...changes,
  };
}

function run(db: Catalog, startedAt: string, report: object): void {
  const tried = { states: {}, reasons: {}, changed: 0, notDue: 0, sources: [] };
  saveRun(db, { startedAt, finishedAt: startedAt, report: { ...tried, ...report } });
}

describe('the latest crawl', () => {
  it('is all that was done on its day', () => {
    const db = openCatalog(':memory:');
    expect(readLatestCrawl(db)).toBeUndefined();
    run(db, '2026-11-24T02:00:00.000Z', { states: { ok: 9 } });
    run(db, NIGHT, { states: { ok: 1, timeout: 1 }, reasons: { timeout: 1 }, changed: 1 });
    run(db, '2026-11-25T03:00:00.000Z', { states: { ok: 2 }, notDue: 5 });
    expect(readLatestCrawl(db)).toEqual({
      ...{
        day: '2026-11-25',
        crawls: 2,
        states: { ok: 3, timeout: 1 },
        reasons: { timeout: 1 },
        changed: 1,
        notDue: 5,
      },
    });
  });

  it('is none when its report is of a time that counted otherwise', () => {
    const db = openCatalog(':memory:');
    saveRun(db, { startedAt: NIGHT, finishedAt: NIGHT, report: { states: { tomorrow: 1 }, sources: [7, null] } });
    expect(readLatestCrawl(db)).toBeUndefined();
    expect(readLatestRead(db, 'list')).toBeUndefined();
  });

  it('changes what pages are made from', () => {
    const db = openCatalog(':memory:');
    const before = readDigest(db);
    run(db, NIGHT, {});
    expect(readDigest(db)).not.toBe(before);
  });
});

it('reads what the latest crawl that asked a source said of it', () => {
  const db = openCatalog(':memory:');
  run(db, NIGHT, { sources: [aRead({ title: 'The list', terms: 'None.', place: 'elsewhere' })] });
  run(db, '2026-11-26T02:00:00.000Z', { sources: [aRead({ id: 'other' })] });
  expect(readLatestRead(db, 'list')).toEqual({ ...aRead({ title: 'The list', terms: 'None.' }), startedAt: NIGHT });
});

describe('sources and ways', () => {
  const record = (key: string): SourceRecord => ({
    ...{ source: 'list', key, id: key, title: key, repositoryVouched: false, status: 'active', packages: [] },
    ...{ remotes: [], notes: {}, url: 'https://list.example', retrievedAt: NIGHT, body: '{}' },
  });
  const readAll = (db: Catalog, now: string, keys: string[]): void => {
    const { reading } = beginReading(db, { source: 'list', place: 'p', now, full: true });
    saveRecords(db, reading, keys.map(record), undefined);
    finishReading(db, reading, { covered: 'everything', now });
  };
  const way = { kind: 'record', source: 'list', key: 'a' } as const;
  const targets = [
    { id: 'declared', basis: 'declared', way, launchKey: 'key' } as const,
    { id: 'untried', basis: 'claimed', way, launchKey: 'key' } as const,
  ];
  const planned = { title: 'A', source: 'list', records: [{ source: 'list', key: 'a' }], targets };

  it('are counted without what was withdrawn', () => {
    const db = openCatalog(':memory:');
    readAll(db, '2026-11-01T00:00:00.000Z', ['a', 'b']);
    readAll(db, NIGHT, ['a']);
    beginReading(db, { source: 'new', place: 'p', now: NIGHT, full: true });
    savePlan(db, [{ ...planned, id: 'a' }], NIGHT);
    expect(readSources(db)).toEqual([
      { id: 'list', records: 1, servers: 1, withdrawn: 1, readAt: NIGHT, unfinishedSince: undefined },
      { id: 'new', records: 0, servers: 0, withdrawn: 0, readAt: undefined, unfinishedSince: NIGHT },
    ]);
    expect([...readServersOfSource(db, 'list')]).toEqual(['a']);
  });

  it('say which list of tools is shown, also when the latest attempt gave none', () => {
    const db = openCatalog(':memory:');
    readAll(db, NIGHT, ['a']);
    savePlan(db, [{ ...planned, id: 'a' }], NIGHT);
    const listing = aListing({ target: 'declared', basis: 'declared' });
    saveListing(db, 'a', listing, JSON.stringify({ tools: [{ name: 'x' }] }));
    saveListing(db, 'a', { ...listing, state: 'timeout', startedAt: NIGHT });
    const [shown, ...rest] = readTargets(db, 'a');
    expect(rest).toEqual([]);
    expect(shown).toMatchObject({ id: 'declared', way, active: true, isShown: true });
    expect([shown?.last.state, shown?.manifest?.state]).toEqual(['timeout', 'ok']);
  });
});
