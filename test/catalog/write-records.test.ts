import { beforeEach, describe, expect, it } from 'vitest';
import { openCatalog, type Catalog } from '../../catalog/database.ts';
import { readRecord, readRecords } from '../../catalog/read-records.ts';
import type { SourceRecord } from '../../catalog/record.ts';
import { beginReading, finishReading, saveRecords, type Ending } from '../../catalog/write-records.ts';
import { aRecord } from './records.ts';

let db: Catalog;
beforeEach(() => {
  db = openCatalog(':memory:');
});

const day = (number: number): string => new Date(Date.UTC(2026, 10, number, 3)).toISOString();

function begin(onDay: number, { full = false, place = 'p' } = {}): ReturnType<typeof beginReading> {
  return beginReading(db, { source: 's', place, now: day(onDay), full });
}

function of(...keys: string[]): SourceRecord[] {
  return keys.map((key) => aRecord({ source: 's', key, retrievedAt: day(1) }));
}

/** Reads the source from its beginning to its end. */
function read(onDay: number, keys: string[], ending: Partial<Ending> = {}, place = 'p'): number {
  const { reading } = begin(onDay, { place });
  saveRecords(db, reading, of(...keys), undefined);
  return finishReading(db, reading, { covered: 'everything', now: day(onDay), ...ending });
}

function withdrawn(): Record<string, string | undefined> {
  return Object.fromEntries([...readRecords(db)].map(({ key, withdrawnOn }) => [key, withdrawnOn]));
}

describe('a batch of records', () => {
  it('is told apart by what is new and what changed', () => {
    const { reading } = begin(1);
    expect(saveRecords(db, reading, of('a', 'b'), undefined)).toEqual({ new: 2, changed: 0, unchanged: 0 });
    const [a, b, c] = of('a', 'b', 'c') as [SourceRecord, SourceRecord, SourceRecord];
    const changed = { ...b, title: 'Other' };
    expect(saveRecords(db, reading, [a, changed, c], undefined)).toEqual({ new: 1, changed: 1, unchanged: 1 });
    expect(readRecord(db, 's', 'b')?.title).toBe('Other');
  });

  it('keeps the time at which a record came otherwise than before', () => {
    const [record] = of('a');
    for (const [onDay, title] of [
      [1, 'A'],
      [2, 'A'],
      [3, 'B'],
    ] as const) {
      const { reading } = begin(onDay);
      saveRecords(db, reading, record === undefined ? [] : [{ ...record, title, retrievedAt: day(onDay) }], undefined);
      expect(readRecord(db, 's', 'a')?.retrievedAt).toBe(day(onDay === 2 ? 1 : onDay));
    }
  });

  it('keeps lists that nest deeper than the call stack reaches, and text that is none', () => {
    const deep = JSON.parse(`${'['.repeat(20_000)}${']'.repeat(20_000)}`) as unknown;
    const record = aRecord({ source: 's', key: 'a', title: '\uD800', declared: { tools: [deep], complete: true } });
    const { reading } = begin(1);
    saveRecords(db, reading, [record], undefined);
    expect(saveRecords(db, reading, [record], undefined).unchanged).toBe(1);
    const stored = readRecord(db, 's', 'a');
    expect(stored?.title).toBe('\uD800');
    expect(Array.isArray(stored?.declared?.tools[0])).toBe(true);
  });
});

describe('a reading that was cut off', () => {
  it('goes on after its last batch, under its own name', () => {
    const { reading } = begin(1);
    saveRecords(db, reading, of('a'), { cursor: 1 });
    saveRecords(db, reading, of('b'), { cursor: 2 });
    expect(begin(2)).toEqual({ reading, state: { cursor: 2 } });
    saveRecords(db, reading, of('c'), undefined);
    expect(finishReading(db, reading, { covered: 'everything', now: day(2) })).toBe(0);
    expect(withdrawn()).toEqual({ a: undefined, b: undefined, c: undefined });
  });

  it('begins anew when its last batch cannot be gone on from', () => {
    const { reading } = begin(1);
    saveRecords(db, reading, of('a'), { cursor: 1 });
    saveRecords(db, reading, of('b'), undefined);
    expect(begin(2)).toMatchObject({ reading: { startedAt: day(2) }, state: undefined });
  });

  it('begins anew after a week: what it saw first may be long gone', () => {
    const { reading } = begin(1);
    saveRecords(db, reading, of('a'), { cursor: 1 });
    expect(begin(8).state).toEqual({ cursor: 1 });
    expect(begin(9)).toMatchObject({ reading: { startedAt: day(9) }, state: undefined });
  });

  it('takes nothing of the night for seen when it begins anew', () => {
    read(1, ['a', 'b']);
    const { reading } = begin(2);
    saveRecords(db, reading, of('a'), undefined);
    expect(read(3, ['b'])).toBe(1);
    expect(withdrawn()).toEqual({ a: '2026-11-03', b: undefined });
  });

  it('is not gone on with at another place', () => {
    const { reading } = begin(1);
    saveRecords(db, reading, of('a'), { cursor: 1 });
    expect(begin(2, { place: 'q' })).toMatchObject({ reading: { startedAt: day(2) }, state: undefined });
  });
});

describe('a reading of everything', () => {
  /** A reading of the second night that was cut off; before it, one came to its end. */
  function cutOff(full: boolean): void {
    read(1, ['a'], { state: { since: 1 } });
    const { reading } = begin(2, { full });
    saveRecords(db, reading, of('a'), { cursor: 1 });
  }

  it('does not start from what the last one left', () => {
    read(1, ['a'], { state: { since: 1 } });
    expect(begin(2).state).toEqual({ since: 1 });
    expect(begin(2, { full: true })).toMatchObject({ state: undefined, reading: { full: true } });
  });

  it('goes on with one that was cut off, and stays one whoever goes on with it', () => {
    cutOff(true);
    for (const full of [true, false]) {
      expect(begin(3, { full })).toMatchObject({ state: { cursor: 1 }, reading: { startedAt: day(2), full: true } });
    }
  });

  it('does not go on with one that asked only for what changed', () => {
    cutOff(false);
    expect(begin(3, { full: false })).toMatchObject({ state: { cursor: 1 }, reading: { full: false } });
    expect(begin(3, { full: true })).toMatchObject({ state: undefined, reading: { startedAt: day(3), full: true } });
  });

  it('goes on with the first of all, which asked for everything without being told to', () => {
    const { reading } = begin(1);
    saveRecords(db, reading, of('a'), { cursor: 1 });
    expect(begin(2, { full: true })).toMatchObject({
      state: { cursor: 1 },
      reading: { startedAt: day(1), full: true },
    });
  });
});

describe('what a source left', () => {
  it.each<[string, Partial<Ending>, unknown]>([
    ['is what it says at its end', { covered: 'changes', state: { since: 2 } }, { since: 2 }],
    ['is what it left before, when it says that nothing changed', { covered: 'unchanged' }, { since: 1 }],
    ['is nothing, when it says nothing', { covered: 'changes' }, undefined],
  ])('%s', (_what, ending, left) => {
    read(1, ['a'], { state: { since: 1 } });
    const { reading } = begin(2);
    saveRecords(db, reading, [], { cursor: 1 });
    finishReading(db, reading, { now: day(2), covered: 'everything', ...ending });
    expect(begin(3)).toMatchObject({ state: left, reading: { startedAt: day(3) } });
  });
});

describe('a record that does not come any more', () => {
  it('is withdrawn by a reading of everything, and on no other', () => {
    read(1, ['a', 'b']);
    expect(read(2, ['b'], { covered: 'changes' })).toBe(0);
    expect(read(3, [], { covered: 'unchanged' })).toBe(0);
    expect(withdrawn()).toEqual({ a: undefined, b: undefined });
    expect(read(4, ['b'])).toBe(1);
    expect(withdrawn()).toEqual({ a: '2026-11-04', b: undefined });
    expect(read(5, ['b'])).toBe(0);
    expect(withdrawn()['a']).toBe('2026-11-04');
  });

  it('is withdrawn by a reading of its own place only', () => {
    read(1, ['a']);
    expect(read(2, ['b'], {}, 'q')).toBe(0);
    expect(read(3, [])).toBe(1);
    expect(withdrawn()).toEqual({ a: '2026-11-03', b: undefined });
  });

  it('is there again when it comes again, and that is a change', () => {
    read(1, ['a']);
    read(2, []);
    const { reading } = begin(3);
    expect(saveRecords(db, reading, of('a'), undefined)).toEqual({ new: 0, changed: 1, unchanged: 0 });
    expect(withdrawn()).toEqual({ a: undefined });
  });
});
