import { beforeEach, describe, expect, it } from 'vitest';
import { openCatalog, type Catalog } from '../../catalog/database.ts';
import type { Listing } from '../../catalog/listing.ts';
import { readDueReadmes, readDueTargets } from '../../catalog/read-targets.ts';
import { NEVER, type Target } from '../../catalog/target.ts';
import { saveListing } from '../../catalog/write-listings.ts';
import { savePlan } from '../../catalog/write-servers.ts';
import { aListing, aTarget } from './records.ts';

const NOW = '2026-11-10T03:00:00.000Z';
const README = aTarget('readme:npm:a', {
  basis: 'claimed',
  way: { kind: 'readme', offer: { registry: 'npm', package: 'a', version: '1.0.0' } },
});

let db: Catalog;
beforeEach(() => {
  db = openCatalog(':memory:');
});

function plan(...targets: Target[]): void {
  savePlan(db, [{ id: 'one', title: 'One', source: 's', records: [], targets }], '2026-11-01T00:00:00.000Z');
}

function list(target: string, dueAt: string, changes: Partial<Listing> = {}, manifest?: string): void {
  const listing = aListing({ target, launchKey: `key of ${target}`, ...changes });
  saveListing(db, 'one', listing, manifest, () => ({
    dueAt,
    intervalDays: 4,
    failures: 1,
    failingSince: '2026-11-02',
  }));
}

function due(full = false): string[] {
  return readDueTargets(db, { now: NOW, full }).map(({ id }) => id);
}

function dueReadmes(full = false): string[] {
  return readDueReadmes(db, { now: NOW, full }).map(({ id }) => id);
}

describe('a target is due', () => {
  it('when it was never tried, in the order of preference', () => {
    plan(aTarget('npm:b'), aTarget('npm:a'));
    expect(due()).toEqual(['npm:b', 'npm:a']);
    expect(readDueTargets(db, { now: NOW, full: false })[0]).toEqual({
      ...aTarget('npm:b'),
      serverId: 'one',
      known: undefined,
    });
  });

  it('when its time has come, with what is known of it', () => {
    plan(aTarget('npm:a'));
    const protocol = { era: 'legacy', version: '2025-11-25', foundOn: '2026-11-01' } as const;
    list('npm:a', NOW, { protocol });
    expect(readDueTargets(db, { now: NOW, full: false })[0]?.known).toEqual({
      ...{ listedKey: 'key of npm:a', intervalDays: 4, failures: 1, failingSince: '2026-11-02', protocol },
      triedAt: '2026-11-01T00:00:00.000Z',
    });
    list('npm:a', '2026-11-10T03:00:00.001Z');
    expect(due()).toEqual([]);
  });

  it('when listing it could give another answer now', () => {
    plan(aTarget('npm:a'));
    list('npm:a', NEVER);
    expect(due()).toEqual([]);
    plan(aTarget('npm:a', { launchKey: 'next version' }));
    expect(due()).toEqual(['npm:a']);
  });

  it('when everything is asked for', () => {
    plan(aTarget('npm:a'));
    list('npm:a', NEVER);
    expect(due(true)).toEqual(['npm:a']);
  });

  it('never when it is no longer named, or was imported', () => {
    plan(aTarget('npm:a'));
    plan();
    saveListing(db, 'one', aListing({ target: 'import' }), '{"tools":[]}');
    expect(due(true)).toEqual([]);
  });
});

describe('a README is due', () => {
  it('when nothing better gave tools, and not among the others', () => {
    plan(aTarget('npm:a'), README);
    expect([due(true), dueReadmes()]).toEqual([['npm:a'], ['readme:npm:a']]);
    list('npm:a', NEVER, { state: 'needs-config', message: 'It needs a key.' });
    expect(dueReadmes()).toEqual(['readme:npm:a']);
    list('npm:a', NEVER, {}, '{"tools":[{"name":"a"}]}');
    expect([dueReadmes(), dueReadmes(true)]).toEqual([[], []]);
  });

  it('when what was better is no longer named', () => {
    plan(aTarget('npm:a'), README);
    list('npm:a', NEVER, {}, '{"tools":[{"name":"a"}]}');
    plan(README);
    expect(dueReadmes()).toEqual(['readme:npm:a']);
  });
});
