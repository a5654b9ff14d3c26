import { beforeEach, describe, expect, it } from 'vitest';
import { openCatalog, type Catalog } from '../../catalog/database.ts';
import { readRecordsOf } from '../../catalog/read-records.ts';
import { readServer } from '../../catalog/read-servers.ts';
import { readDefinitions } from '../../catalog/read-tools.ts';
import type { Target } from '../../catalog/target.ts';
import { saveListing } from '../../catalog/write-listings.ts';
import { beginReading, saveRecords } from '../../catalog/write-records.ts';
import { knowServer, savePlan, type PlannedServer } from '../../catalog/write-servers.ts';
import { aListing, aRecord, aServer, aTarget } from './records.ts';

const [FIRST, SECOND, THIRD] = ['01', '02', '03'].map((day) => `2026-11-${day}T03:00:00.000Z`) as [
  string,
  string,
  string,
];

let db: Catalog;
beforeEach(() => {
  db = openCatalog(':memory:');
  const { reading } = beginReading(db, { source: 's', place: 'p', now: FIRST, full: false });
  saveRecords(
    db,
    reading,
    ['a', 'b', 'c'].map((key) => aRecord({ source: 's', key })),
    undefined,
  );
});

function planned(id: string, keys: string[], changes: Partial<PlannedServer> = {}): PlannedServer {
  const records = keys.map((key) => ({ source: 's', key }));
  return { id, title: `Title of ${id}`, source: 's', records, targets: [], ...changes };
}

function list(serverId: string, target: string, tool: string, startedAt = FIRST): void {
  const listing = aListing({ target, launchKey: `key of ${target}`, startedAt });
  saveListing(db, serverId, listing, JSON.stringify({ tools: [{ name: tool }] }));
}

function tools(serverId: string): string[] {
  return readDefinitions(db, serverId).map(({ tool }) => tool.name);
}

function targets(serverId: string): Record<string, number> {
  const rows = db
    .prepare<[string], [string, number]>('SELECT id, active FROM targets WHERE server_id = ? ORDER BY position, id')
    .raw()
    .all(serverId);
  return Object.fromEntries(rows);
}

describe('a plan', () => {
  it('makes servers, and says which record speaks of which', () => {
    savePlan(db, [planned('one', ['a', 'b'], { homepage: 'https://one.example' }), planned('two', ['c'])], FIRST);
    expect(readServer(db, 'one')).toMatchObject({ title: 'Title of one', homepage: 'https://one.example' });
    expect(readRecordsOf(db, 'one').map(({ key }) => key)).toEqual(['a', 'b']);
    expect(readRecordsOf(db, 'two').map(({ key }) => key)).toEqual(['c']);
  });

  it('brings titles and homepages up to date, and forgets a homepage that nobody names', () => {
    savePlan(db, [planned('one', ['a'], { homepage: 'https://one.example' })], FIRST);
    savePlan(db, [planned('one', ['a'], { title: 'Other' })], SECOND);
    expect(readServer(db, 'one')).toMatchObject({ title: 'Other', homepage: undefined });
  });

  it('writes nothing the second time', () => {
    const plan = [planned('one', ['a'], { targets: [aTarget('npm:a')] }), planned('two', ['b'], { goneWhy: 'Left.' })];
    savePlan(db, plan, FIRST);
    const [kept, changes] = [db.serialize(), db.prepare('SELECT total_changes()').pluck()];
    const before = changes.get();
    savePlan(db, plan, SECOND);
    expect(changes.get()).toBe(before);
    expect(db.serialize().equals(kept)).toBe(true);
  });

  it('is stored whole or not at all', () => {
    function* broken(): Generator<PlannedServer> {
      yield planned('one', ['a']);
      throw new Error('The plan broke off.');
    }
    expect(() => {
      savePlan(db, broken(), FIRST);
    }).toThrow('broke off');
    expect(readServer(db, 'one')).toBeUndefined();
  });
});

describe('a server that no source names', () => {
  it('keeps its page and the day on which it went, until it is named again', () => {
    savePlan(db, [planned('one', ['a'], { targets: [aTarget('npm:a')] })], FIRST);
    list('one', 'npm:a', 'run');
    savePlan(db, [planned('one', ['a'], { goneWhy: 'Left.' })], SECOND);
    savePlan(db, [planned('one', ['a'], { goneWhy: 'Deleted.' })], THIRD);
    expect(readServer(db, 'one')?.gone).toEqual({ on: '2026-11-02', why: 'Deleted.' });
    expect([targets('one'), tools('one')]).toEqual([{ 'npm:a': 0 }, ['run']]);
    savePlan(db, [planned('one', ['a'], { targets: [aTarget('npm:a')] })], THIRD);
    expect(readServer(db, 'one')?.gone).toBeUndefined();
    expect(targets('one')).toEqual({ 'npm:a': 1 });
  });
});

describe('a server that turns out to be another one', () => {
  const together = [planned('one', ['a', 'b', 'c'], { targets: [aTarget('npm:a')] })];

  beforeEach(() => {
    savePlan(
      db,
      [planned('one', ['a']), planned('two', ['b'], { targets: [aTarget('npm:b')] }), planned('three', ['c'])],
      FIRST,
    );
    list('two', 'npm:b', 'run');
  });

  it('says so, keeps its page, and is not listed any more', () => {
    savePlan(db, together, SECOND);
    expect(readServer(db, 'two')).toMatchObject({ sameAs: 'one', gone: undefined });
    expect([targets('two'), tools('two')]).toEqual([{ 'npm:b': 0 }, ['run']]);
    expect(readServer(db, 'one')?.sameAs).toBeUndefined();
  });

  it('is no longer gone', () => {
    savePlan(db, [planned('one', ['a']), planned('two', ['b'], { goneWhy: 'Left.' }), planned('three', ['c'])], SECOND);
    savePlan(db, together, THIRD);
    expect(readServer(db, 'two')).toMatchObject({ sameAs: 'one', gone: undefined });
  });

  it('is that one also when that one turns out to be a third', () => {
    savePlan(db, [planned('one', ['a']), planned('two', ['b', 'c'])], SECOND);
    expect(readServer(db, 'three')?.sameAs).toBe('two');
    savePlan(db, together, THIRD);
    expect(['two', 'three'].map((id) => readServer(db, id)?.sameAs)).toEqual(['one', 'one']);
  });

  it('is one of its own again when they come apart', () => {
    savePlan(db, together, SECOND);
    savePlan(
      db,
      [planned('one', ['a']), planned('two', ['b'], { targets: [aTarget('npm:b')] }), planned('three', ['c'])],
      THIRD,
    );
    expect(readServer(db, 'two')?.sameAs).toBeUndefined();
    expect(targets('two')).toEqual({ 'npm:b': 1 });
    savePlan(db, together, THIRD);
    savePlan(db, [planned('one', ['a', 'c']), planned('two', ['b'], { goneWhy: 'Left.' })], THIRD);
    expect(readServer(db, 'two')).toMatchObject({ sameAs: undefined, gone: { why: 'Left.' } });
  });
});

describe('targets', () => {
  const plan = (...of: Target[]): void => {
    savePlan(db, [planned('one', ['a'], { targets: of })], FIRST);
  };

  it('keep their place and what they gave when the plan changes', () => {
    plan(aTarget('npm:a'), aTarget('npm:b'));
    list('one', 'npm:a', 'run');
    plan(aTarget('npm:b'), aTarget('npm:a', { launchKey: 'other' }));
    expect(Object.keys(targets('one'))).toEqual(['npm:b', 'npm:a']);
    const row = db.prepare('SELECT launch_key, listed_key, position FROM targets WHERE id = ?').get('npm:a');
    expect(row).toEqual({ launch_key: 'other', listed_key: 'key of npm:a', position: 1 });
  });

  it('that were imported stay, whatever is planned', () => {
    plan(aTarget('npm:a'));
    knowServer(db, aServer({ id: 'one', source: 's' }));
    list('one', 'import', 'imported');
    plan();
    expect(targets('one')).toEqual({ import: 1, 'npm:a': 0 });
    expect(tools('one')).toEqual(['imported']);
  });

  it('that are no longer named are shown until what is named now was tried', () => {
    plan(aTarget('npm:a'));
    list('one', 'npm:a', 'old');
    plan(aTarget('npm:b'));
    expect(tools('one')).toEqual(['old']);
    saveListing(db, 'one', aListing({ target: 'npm:b', state: 'crashed', message: 'It crashed.' }));
    expect(tools('one')).toEqual([]);
    expect(readServer(db, 'one')).toMatchObject({ last: { state: 'crashed' }, manifest: undefined });
  });

  it('of a server that came apart go with their server', () => {
    savePlan(db, [planned('one', ['a', 'b'], { targets: [aTarget('npm:a'), aTarget('npm:b')] })], FIRST);
    saveListing(db, 'one', aListing({ target: 'npm:a', state: 'auth-required', message: 'Sign in.' }));
    list('one', 'npm:b', 'of-b');
    expect(tools('one')).toEqual(['of-b']);
    savePlan(
      db,
      [planned('one', ['a'], { targets: [aTarget('npm:a')] }), planned('two', ['b'], { targets: [aTarget('npm:b')] })],
      SECOND,
    );
    expect(tools('one')).toEqual([]);
    expect(readServer(db, 'one')?.last?.state).toBe('auth-required');
  });
});

it('leaves a server that another source names to that source', () => {
  savePlan(db, [planned('one', ['a'])], FIRST);
  knowServer(db, aServer({ id: 'one', title: 'Imported', source: 'import' }));
  expect(readServer(db, 'one')?.title).toBe('Title of one');
});
