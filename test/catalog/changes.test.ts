import { beforeEach, describe, expect, it } from 'vitest';
import { Correction } from '../../catalog/correction.ts';
import type { Catalog } from '../../catalog/database.ts';
import type { Listing, Posture } from '../../catalog/listing.ts';
import { mergeCatalog } from '../../catalog/merge.ts';
import { countChanges, readChanges, readNights, readWatchedSince } from '../../catalog/read-changes.ts';
import { saveListing } from '../../catalog/write-listings.ts';
import { savePlan, saveServer, type PlannedServer } from '../../catalog/write-servers.ts';
import { classifyCatalog } from '../../cli/classify-catalog.ts';
import { createProgress } from '../../cli/progress.ts';
import { copyOf, emptyCatalog, exported } from './nights.ts';
import { aListing, aServer, aTarget } from './records.ts';

const NOTE = { name: 'get_note', description: 'Returns a note.', annotations: { readOnlyHint: true } };
const FAILS = { state: 'timeout', completeness: 'unknown', message: 'It said nothing.' } as const;

let db: Catalog;
beforeEach(() => {
  db = emptyCatalog();
});

/** Lists a server on a day of November, at three in the morning or at another time, and classifies what is there. */
function look(
  day: number,
  tools: object[] | 'fails',
  changes: Partial<Listing> & { id?: string; to?: Catalog } = {},
): void {
  const { id = 'one', to = db, ...more } = changes;
  const startedAt = new Date(Date.UTC(2026, 10, day, 3)).toISOString();
  saveServer(to, aServer({ id, title: id }));
  const listing = aListing({ startedAt, ...(tools === 'fails' && FAILS), ...more });
  saveListing(to, id, listing, tools === 'fails' ? undefined : JSON.stringify({ tools }));
  classify(to);
}

function classify(to = db, corrections: Correction[] = []): void {
  classifyCatalog(to, createProgress(), corrections);
}

function planned(id: string): PlannedServer {
  return { ...aServer({ id, title: id }), records: [], targets: [aTarget('npm:one')] };
}

/** What a source names. */
function plan(now: string, ...ids: string[]): void {
  savePlan(db, ids.map(planned), now);
}

/** What is kept, in the order of the nights, without what every test would repeat. */
function kept(from = db): string[] {
  return readChanges(from, { all: true }, 1000)
    .toReversed()
    .map(({ night, server, tool, kind, cause, severity }) =>
      [night.slice(8), server, tool, kind, cause, severity].filter((part) => part !== '').join(' '),
    );
}

describe('two looks at a server', () => {
  it('of which both gave the same are no change, however often it is looked at and classified', () => {
    look(1, [NOTE]);
    look(2, [NOTE]);
    classify();
    look(3, [{ ...NOTE, annotations: { readOnlyHint: true } }]);
    expect(kept()).toEqual([]);
    expect(readWatchedSince(db)).toBe('2026-11-01');
  });

  it('tell a new tool from one that went, by its risk', () => {
    look(1, [NOTE]);
    look(2, [NOTE, { name: 'delete_database', description: 'Deletes the database for good.' }]);
    look(3, [{ name: 'delete_database', description: 'Deletes the database for good.' }]);
    expect(kept()).toEqual([
      '02 one delete_database tool-added author urgent',
      '03 one get_note tool-removed author note',
    ]);
    expect(readChanges(db, { kind: 'tool-added' }, 1)[0]).toMatchObject({ after: 'critical', name: 'delete_database' });
    expect(readChanges(db, { kind: 'tool-removed' }, 1)[0]).toMatchObject({ before: 'medium', hasTool: false });
  });

  it('tell a risk that rose with the words of the author, and one that fell', () => {
    const deletes = {
      name: 'get_note',
      description: 'Deletes all notes for good.',
      annotations: { readOnlyHint: true },
    };
    look(1, [NOTE]);
    look(2, [deletes]);
    look(3, [NOTE]);
    const [, ...said] = kept()
      .filter((line) => line.startsWith('02'))
      .map((line) => line.split(' ').slice(3).join(' '));
    expect(kept()).toContain('02 one get_note risk-raised author urgent');
    expect(kept()).toContain('03 one get_note risk-lowered author note');
    expect(said).not.toContain('annotations-changed author review');
    expect(readChanges(db, { kind: 'description-changed' }, 9)).toMatchObject([
      { before: deletes.description, after: NOTE.description },
      { before: NOTE.description, after: deletes.description },
    ]);
  });

  it('tell where a schema differs, and that a promise of the author is gone', () => {
    const schema = (type: string): object => ({
      type: 'object',
      properties: { id: { type }, 'a/b': { type: 'string' } },
    });
    look(1, [{ ...NOTE, inputSchema: schema('number') }]);
    look(2, [{ name: NOTE.name, description: NOTE.description, inputSchema: schema('string') }]);
    expect(readChanges(db, { kind: 'schema-changed' }, 9)).toMatchObject([
      { before: { '/properties/id/type': 'number' }, after: { '/properties/id/type': 'string' } },
    ]);
    expect(readChanges(db, { kind: 'annotations-changed' }, 9)).toMatchObject([
      { before: { '': { readOnlyHint: true } }, after: {}, severity: 'review' },
    ]);
  });

  it('keep text of tools whole, names that are no names included', () => {
    const odd = {
      name: '__proto__',
      description: 'Reads \u202Ea note\u0000.',
      inputSchema: { __proto__: null, x: '\uD800' },
    };
    look(1, [NOTE]);
    look(2, [NOTE, odd]);
    look(3, [NOTE, { ...odd, description: 'Reads.' }]);
    expect(readChanges(db, { kind: 'description-changed' }, 1)[0]).toMatchObject({
      name: '__proto__',
      before: odd.description,
    });
  });

  it('of which the second failed, or broke off, do not tell that tools went', () => {
    look(1, [NOTE, { name: 'list_notes', description: 'Lists notes.' }]);
    look(2, 'fails');
    look(3, [NOTE], { state: 'timeout', completeness: 'partial', message: 'It broke off.', launchKey: 'another' });
    expect(kept()).toEqual([]);
    look(4, [NOTE], { launchKey: 'another' });
    expect(kept()).toEqual(['04 one list_notes tool-removed author note']);
  });

  it('in two ways are our doing, and never urgent', () => {
    look(1, [NOTE], { target: 'declared:one', basis: 'declared' });
    look(2, [{ ...NOTE, description: 'Deletes all notes for good.' }, { name: 'drop_table' }]);
    expect(kept().every((line) => line.includes(' reading ') && !line.endsWith('urgent'))).toBe(true);
    expect(kept()).toContain('02 one drop_table tool-added reading review');
  });
});

describe('what our rules say anew', () => {
  const correction = Correction.parse({
    ...{ server: 'one', tool: 'get_note', category: 'Destructive', date: '2026-11-05', link: 'https://example.com/' },
    reason: 'The manual says that reading a note removes it.',
  });

  it('is told apart from what the author did, dated by the night after which it was said, and never urgent', () => {
    look(1, [NOTE]);
    look(9, [NOTE], { id: 'two' });
    classify(db, [correction]);
    expect(kept()).toContain('09 one get_note risk-raised rules review');
    expect(kept().filter((line) => line.includes(' author '))).toEqual(['09 two server-added author note']);
  });

  it('and changed words between two looks are not told apart by force', () => {
    look(1, [NOTE]);
    saveListing(
      ...[db, 'one', aListing({ startedAt: '2026-11-02T03:00:00.000Z' })],
      JSON.stringify({ tools: [{ ...NOTE, description: 'Returns one note.' }] }),
    );
    classify(db, [correction]);
    expect(kept()).toContain('02 one get_note risk-raised either urgent');
    expect(kept()).toContain('02 one get_note description-changed author review');
  });
});

describe('a server', () => {
  it('that the first crawl lists after midnight is no news', () => {
    plan('2026-11-01T22:00:00.000Z', 'one', 'two');
    look(1, [NOTE], { startedAt: '2026-11-01T23:59:00.000Z' });
    look(2, 'fails', { id: 'two', target: 'remote:x', startedAt: '2026-11-01T23:59:30.000Z' });
    look(2, [NOTE], { id: 'two', startedAt: '2026-11-02T00:01:00.000Z' });
    expect(kept()).toEqual([]);
  });

  it('that comes later is one change, whatever it brings', () => {
    plan('2026-11-01T03:00:00.000Z', 'one');
    look(1, [NOTE]);
    plan('2026-11-02T03:00:00.000Z', 'one', 'two');
    look(2, [NOTE, { name: 'drop_table' }], { id: 'two' });
    expect(kept()).toEqual(['02 two server-added author note']);
  });

  it('that gave no tools for days, and then did, is one change', () => {
    look(1, 'fails');
    look(2, 'fails');
    look(5, [NOTE, { name: 'drop_table' }]);
    look(6, [NOTE, { name: 'drop_table' }]);
    expect(kept()).toEqual(['05 one server-listed author note']);
    expect(readChanges(db, { all: true }, 1)[0]).toMatchObject({ after: 2 });
  });

  it('goes and comes back', () => {
    plan('2026-11-01T03:00:00.000Z', 'one');
    savePlan(db, [{ ...planned('one'), goneWhy: 'No source names it.', targets: [] }], '2026-11-02T03:00:00.000Z');
    savePlan(db, [{ ...planned('one'), goneWhy: 'No source names it.', targets: [] }], '2026-11-03T03:00:00.000Z');
    plan('2026-11-04T03:00:00.000Z', 'one');
    expect(kept()).toEqual(['02 one server-gone author note', '04 one server-back author note']);
  });

  it('that asks otherwise of those who want in is a change; what could not be read of it is none', () => {
    const asks = (scopes: string[], problems: string[] = []): { posture: Posture } => ({
      posture: {
        ...{ status: 401, authorizationServers: [], registration: [], challengeMethods: [] },
        scopes,
        problems,
      },
    });
    plan('2026-11-01T03:00:00.000Z', 'one');
    look(1, 'fails', { reason: 'auth-required', ...asks(['read']) });
    look(2, 'fails', { reason: 'auth-required', ...asks(['read'], ['Its metadata could not be read.']) });
    look(3, 'fails', { reason: 'auth-required', ...asks(['read', 'write']) });
    expect(kept()).toEqual(['03 one auth-changed author review']);
  });

  it('whose earlier manifest is lost is compared by what is known of it', () => {
    look(1, [NOTE, { name: 'list_notes', description: 'Lists notes.' }]);
    db.pragma('foreign_keys = OFF');
    db.exec('DELETE FROM snapshots');
    look(2, [{ name: 'list_notes', description: 'Deletes all notes for good.' }, { name: 'drop_table' }]);
    const kinds = kept().map((line) => line.split(' ').slice(2, 4).join(' '));
    expect(kinds).toContain('list_notes risk-raised');
    expect(kinds).toContain('drop_table tool-added');
    expect(kinds).toContain('get_note tool-removed');
    expect(kinds).not.toContain('list_notes tool-added');
  });
});

describe('the record', () => {
  /** Three nights of which two changed something. */
  function nights(to: Catalog): void {
    look(1, [NOTE], { to });
    look(1, [NOTE], { to, id: 'two' });
    look(2, [{ ...NOTE, description: 'Deletes all notes for good.' }], { to });
    look(3, [NOTE, { name: 'drop_table' }], { to });
    look(3, [NOTE, { name: 'run' }], { to, id: 'two' });
  }

  it('is the same for the same nights, and in the export', () => {
    const again = emptyCatalog();
    nights(db);
    nights(again);
    const events = exported(db)
      .split('\n')
      .filter((line) => line.startsWith('events/'));
    expect(exported(again)).toBe(exported(db));
    expect(events).toHaveLength(countChanges(db, { all: true }));
    expect(events.every((line) => /^events\/2026-11-0[23]\.jsonl: \{"night":"2026-11-0[23]",/.test(line))).toBe(true);
  });

  it('survives merging, also of shards that each saw another server change, in any order', () => {
    look(1, [NOTE]);
    look(1, [NOTE], { id: 'two' });
    const whole = copyOf(db);
    const shards = [copyOf(db), copyOf(db)] as const;
    const runs = [NOTE, { name: 'run_command', description: 'Runs a shell command.' }];
    for (const to of [whole, shards[0]]) look(2, runs, { to });
    for (const to of [whole, shards[1]]) look(2, runs, { to, id: 'two' });
    for (const order of [shards, shards.toReversed()]) {
      const joined = emptyCatalog();
      for (const shard of [...order, ...order]) mergeCatalog(joined, shard);
      classify(joined);
      expect(kept(joined)).toEqual(kept(whole));
      look(3, [NOTE], { to: joined });
      expect(kept(joined)).toEqual([...kept(whole), '03 one run_command tool-removed author note']);
    }
  });

  it('notes once what a shard saw, when it is merged into the night before on the same day', () => {
    look(1, [NOTE]);
    const [shard, other] = [copyOf(db), copyOf(db)];
    look(1, [NOTE, { name: 'run' }], { to: shard, startedAt: '2026-11-01T09:00:00.000Z' });
    for (const order of [
      [shard, other],
      [other, shard],
    ]) {
      const joined = emptyCatalog();
      for (const one of order) mergeCatalog(joined, one);
      classify(joined);
      expect(kept(joined)).toEqual(kept(shard));
      expect(kept(joined)).toHaveLength(1);
    }
  });

  it('does not note again, for an older shard, what a server asks of those who want in', () => {
    const posture = { status: 401, authorizationServers: [], registration: [], challengeMethods: [], problems: [] };
    plan('2026-11-01T03:00:00.000Z', 'one');
    look(1, 'fails', { posture: { ...posture, scopes: ['read'] } });
    const [shard, other] = [copyOf(db), copyOf(db)];
    look(2, 'fails', { to: shard, posture: { ...posture, scopes: ['write'] } });
    for (const order of [
      [shard, other],
      [other, shard],
    ]) {
      const joined = emptyCatalog();
      for (const one of order) mergeCatalog(joined, one);
      expect(kept(joined)).toEqual(['02 one auth-changed author review']);
    }
  });

  it('keeps both when two catalogs saw different changes of one name', () => {
    look(1, [NOTE]);
    const other = copyOf(db);
    look(2, [{ ...NOTE, description: 'Returns one note.' }]);
    look(2, [{ ...NOTE, description: 'Returns any note.' }], { to: other });
    mergeCatalog(db, other);
    mergeCatalog(db, other);
    expect(readChanges(db, { kind: 'description-changed' }, 9).map(({ step, after }) => [step, after])).toEqual([
      [0, 'Returns one note.'],
      [1, 'Returns any note.'],
    ]);
  });

  it('counts what a night saw', () => {
    nights(db);
    expect(readNights(db)).toMatchObject([
      { night: '2026-11-03', servers: 2 },
      { night: '2026-11-02', servers: 1 },
    ]);
    const all = readNights(db).reduce((sum, { urgent, review, note }) => sum + urgent + review + note, 0);
    expect(all).toBe(countChanges(db, { all: true }));
  });
});
