import { describe, expect, it } from 'vitest';
import type { Listing } from '../../catalog/listing.ts';
import { NEVER, type DueTarget, type Next, type Way } from '../../catalog/target.ts';
import { failingSince, nextVisit } from '../../crawler/due.ts';
import { aListing, anOffer, aRemote, aTarget } from '../catalog/records.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const REMOTE: Way = { kind: 'remote', remote: aRemote('https://a.example/mcp') };
const PACKAGE: Way = { kind: 'package', offer: anOffer('a') };
const RECORD: Way = { kind: 'record', source: 'toolhive-catalog', key: 'a' };
const README: Way = { kind: 'readme', offer: { registry: 'npm', package: 'a', version: '1.0.0' } };

type Answer = Pick<Listing, 'state'> & Partial<Listing> & { changed?: boolean };

const OK: Answer = { state: 'ok' };
const SAME: Answer = { state: 'ok', changed: false };
const DOWN: Answer = { state: 'unreachable', reason: 'refused' };

/** A target over the nights, with what is remembered of it in between. */
function aLife(way: Way, serverId = 'server') {
  let known: DueTarget['known'];
  return {
    /** @returns what was made of the answer that the crawl of an hour (from 0) got */
    visit(
      atHours: number,
      { changed = true, ...answer }: Answer,
    ): Next & { inDays: number; since: string | undefined } {
      const startedAt = new Date(Date.UTC(2026, 10, 1) + atHours * HOUR).toISOString();
      const target: DueTarget = { ...aTarget('t', { way }), serverId, known };
      const listing = aListing({ startedAt, ...answer });
      const next = nextVisit(target, listing, changed);
      const since = failingSince(target, listing);
      known = { ...next, listedKey: target.launchKey, triedAt: startedAt, protocol: undefined };
      return { ...next, since, inDays: (Date.parse(next.dueAt) - Date.parse(startedAt)) / DAY };
    },
  };
}

describe('a way whose answer cannot change', () => {
  it.each<[string, Way, Answer]>([
    ['a package that was listed', PACKAGE, OK],
    ['a package without tools', PACKAGE, { state: 'empty' }],
    ['a record', RECORD, OK],
    ['a README', README, OK],
    ['an address with parts that only users know', REMOTE, { state: 'needs-config', reason: 'templated-url' }],
  ])('is not asked again: %s', (_what, way, answer) => {
    expect(aLife(way).visit(0, answer)).toMatchObject({ dueAt: NEVER, failures: 0 });
  });

  it('is asked again when its owner only asked not to be', () => {
    const answer: Answer = { state: 'not-asked', reason: 'opted-out' };
    for (const way of [PACKAGE, RECORD, REMOTE]) expect(aLife(way).visit(0, answer).intervalDays).toBe(7);
  });
});

describe('a remote server', () => {
  it('that changes often is asked often, and less and less while it does not', () => {
    const life = aLife(REMOTE);
    const days = [OK, OK, OK, SAME, SAME, SAME, SAME, SAME, OK, SAME].map((answer, night) => {
      return life.visit(night * 24, answer).intervalDays;
    });
    expect(days).toEqual([4, 1, 1, 2, 4, 8, 16, 16, 1, 2]);
  });

  it('is due the next night, even when that begins a little earlier', () => {
    const life = aLife(REMOTE);
    life.visit(0, OK);
    const { inDays } = life.visit(96, OK);
    expect(inDays * 24).toBe(20);
  });

  it.each<[number, number]>([
    [6 * DAY, 6],
    [365 * DAY, 16],
    [HOUR, 20 / 24],
  ])('that may be kept for %d ms is not asked before, within reason', (ttlMs, days) => {
    const life = aLife(REMOTE);
    life.visit(0, OK);
    expect(life.visit(1, { ...OK, cache: { ttlMs, scope: 'public' } }).inDays).toBeCloseTo(days);
  });

  it('is asked on a day that depends on its id alone', () => {
    const days = Array.from({ length: 200 }, (_, i) => aLife(REMOTE, `s${i}`).visit(0, OK).inDays);
    expect(aLife(REMOTE, 's7').visit(0, OK).inDays).toBe(days[7]);
    expect(Math.min(...days)).toBeGreaterThan(2.9);
    expect(Math.max(...days)).toBeLessThan(4.7);
    expect(new Set(days.map((it) => Math.round(it * 10))).size).toBeGreaterThan(10);
  });

  it.each<Answer>([
    { state: 'auth-required' },
    { state: 'protocol-error' },
    { state: 'needs-config' },
    { state: 'not-asked', reason: 'robots' },
  ])('that is settled as $state is asked every week, then every month', (answer) => {
    const life = aLife(REMOTE);
    const days = [answer, ...[1, 2, 3].map(() => ({ ...answer, changed: false }))].map((it, week) => {
      return life.visit(week * 7 * 24, it).intervalDays;
    });
    expect(days).toEqual([7, 14, 28, 28]);
  });
});

describe('a failure', () => {
  it.each<[Way, Answer]>([
    [REMOTE, DOWN],
    [REMOTE, { state: 'timeout' }],
    [REMOTE, { state: 'throttled' }],
    [REMOTE, { state: 'gone', reason: 'refused' }],
    [PACKAGE, { state: 'install-failed' }],
    [PACKAGE, { state: 'timeout' }],
    [PACKAGE, { state: 'not-started', reason: 'engine-failed' }],
    [README, DOWN],
  ])('for the first time is tried by the next crawl, and then less and less, never never: %j', (way, answer) => {
    const life = aLife(way);
    expect(life.visit(0, answer)).toMatchObject({ inDays: 0, failures: 1 });
    const days = Array.from({ length: 9 }, (_, night) => life.visit((night + 1) * 24, answer).intervalDays);
    expect(days).toEqual([1, 2, 4, 8, 16, 28, 28, 28, 28]);
  });

  it('counts once a day, however often the day', () => {
    const life = aLife(REMOTE);
    expect([0, 1, 5, 23, 24, 30].map((hour) => life.visit(hour, DOWN).failures)).toEqual([1, 1, 1, 1, 2, 2]);
  });

  it('is forgotten when the server answers', () => {
    const life = aLife(REMOTE);
    life.visit(0, OK);
    for (const night of [1, 2, 3, 4]) life.visit(night * 24, DOWN);
    expect(life.visit(120, OK)).toMatchObject({ failures: 0, failingSince: undefined, intervalDays: 4 });
    expect(life.visit(240, DOWN)).toMatchObject({ failures: 1, inDays: 0 });
  });

  it('dates from the first of its kind in a row', () => {
    const life = aLife(REMOTE);
    const first = life.visit(0, DOWN).since;
    expect(first).toBe('2026-11-01T00:00:00.000Z');
    expect(life.visit(24, { state: 'timeout' }).since).toBe(first);
    expect(life.visit(48, { state: 'gone' }).since).toBe(first);
    expect(life.visit(72, { state: 'throttled' })).toMatchObject({
      since: undefined,
      failingSince: undefined,
      failures: 4,
    });
    expect(life.visit(96, DOWN).since).toBe('2026-11-05T00:00:00.000Z');
    expect(life.visit(120, { state: 'auth-required' }).since).toBe(undefined);
  });

  it('lasts two weeks on the visit after two weeks', () => {
    const life = aLife(REMOTE);
    let hours = 0;
    const visits: number[] = [];
    for (let visit = 0; visit < 7; visit += 1) {
      visits.push(hours / 24);
      hours += Math.max(24, Math.ceil(life.visit(hours, DOWN).inDays) * 24);
    }
    expect(visits.filter((day) => day < 14).length).toBeGreaterThanOrEqual(5);
    expect(visits.find((day) => day >= 14)).toBeLessThan(19);
  });
});

it('is not kept for long because it failed', () => {
  const failed: Answer = { ...DOWN, cache: { ttlMs: 9 * DAY, scope: 'public' } };
  expect(aLife(REMOTE).visit(0, failed).inDays).toBe(0);
});

it('is never before its host wants to be asked again, and not later for it', () => {
  const target: DueTarget = { ...aTarget('t', { way: REMOTE }), serverId: 'server', known: undefined };
  const listing = aListing({ state: 'throttled', startedAt: '2026-11-01T03:00:00.000Z' });
  const [soon, later] = ['2026-11-01T02:00:00.000Z', '2026-11-02T09:00:00.000Z'];
  expect(nextVisit(target, listing, true, soon).dueAt).toBe(listing.startedAt);
  expect(nextVisit(target, listing, true, later)).toMatchObject({ dueAt: later, failures: 1 });
});

it.each(['no-sandbox', 'runtime-missing'])('looks again on every crawl for what this machine lacks: %s', (reason) => {
  const life = aLife(PACKAGE);
  for (const night of [0, 1, 2, 9]) {
    expect(life.visit(night * 24, { state: 'not-started', reason })).toMatchObject({ inDays: 0, failures: 0 });
  }
});
