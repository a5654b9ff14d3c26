import { beforeEach, describe, expect, it } from 'vitest';
import { openCatalog, type Catalog } from '../../catalog/database.ts';
import type { Listing } from '../../catalog/listing.ts';
import { readServer } from '../../catalog/read-servers.ts';
import { readDefinitions } from '../../catalog/read-tools.ts';
import type { Target } from '../../catalog/target.ts';
import { saveListing, type SavedListing } from '../../catalog/write-listings.ts';
import { savePlan } from '../../catalog/write-servers.ts';
import { saveClassifications, saveRuleSet, serversToClassify } from '../../catalog/write.ts';
import { aClassification, aListing, aTarget } from './records.ts';

let db: Catalog;
let night: number;
beforeEach(() => {
  db = openCatalog(':memory:');
  night = 0;
  plan(aTarget('npm:a'));
});

function plan(...targets: Target[]): void {
  const server = { id: 'one', title: 'One', source: 's', records: [], targets };
  savePlan(db, [server], '2026-11-01T00:00:00.000Z');
}

/** Lists the server on the next night; tools are given by name, or as they are. */
function list(changes: Partial<Listing> = {}, ...tools: unknown[]): SavedListing {
  night += 1;
  const startedAt = `2026-11-0${night}T03:00:00.000Z`;
  const manifest = JSON.stringify({ tools: tools.map((tool) => (typeof tool === 'string' ? { name: tool } : tool)) });
  const listing = aListing({ target: 'npm:a', startedAt, ...changes });
  return saveListing(db, 'one', listing, tools.length > 0 || changes.state === 'empty' ? manifest : undefined);
}

function listings(): number {
  return db.prepare<[], number>('SELECT count(*) FROM listings').pluck().get() ?? 0;
}

function tools(): string[] {
  return readDefinitions(db, 'one').map(({ tool }) => tool.name);
}

const FAILED: Partial<Listing> = { state: 'timeout', reason: 'deadline', message: 'It took too long.' };

describe('the same answer again', () => {
  it('only moves the time at which it was confirmed', () => {
    expect(list({}, 'a').changed).toBe(true);
    const protocol = { era: 'modern', version: '2026-07-28', foundOn: '2026-11-02' } as const;
    expect(list({ durationMs: 7, protocol, cache: { ttlMs: 5, scope: 'public' } }, 'a').changed).toBe(false);
    expect(listings()).toBe(1);
    expect(readServer(db, 'one')?.last).toMatchObject({
      ...{ startedAt: '2026-11-01T03:00:00.000Z', confirmedAt: '2026-11-02T03:00:00.000Z' },
      ...{ durationMs: 7, protocol, cache: { ttlMs: 5, scope: 'public' } },
    });
  });

  it('is one also when it is a failure, and not when another came between', () => {
    list({}, 'a');
    expect([list(FAILED), list(FAILED), list({}, 'a')].map(({ changed }) => changed)).toEqual([true, false, true]);
    expect(listings()).toBe(3);
  });

  it.each<[string, Partial<Listing>, ...unknown[]]>([
    ['other tools', {}, 'b'],
    ['another launch', { launchKey: 'other' }, 'a'],
    ['another state', { state: 'timeout', completeness: 'partial' }, 'a'],
    ['another package under the same version', { integrity: 'sha512-other' }, 'a'],
    [
      'another posture',
      {
        posture: {
          status: 401,
          authorizationServers: [],
          scopes: [],
          registration: [],
          challengeMethods: [],
          problems: [],
        },
      },
      'a',
    ],
  ])('is not one with %s', (_what, changes, ...named) => {
    list({}, 'a');
    expect(list(changes, ...named).changed).toBe(true);
    expect(listings()).toBe(2);
  });

  it('tells whoever plans the next visit', () => {
    const told: boolean[] = [];
    for (const name of ['a', 'a', 'b']) {
      saveListing(db, 'one', aListing(), JSON.stringify({ tools: [{ name }] }), (changed) => {
        told.push(changed);
        return { dueAt: '2026-12-01T00:00:00.000Z', intervalDays: 3, failures: 2, failingSince: '2026-11-01' };
      });
    }
    expect(told).toEqual([true, false, true]);
    expect(
      db.prepare('SELECT due_at, interval_days, failures, failing_since FROM targets WHERE id = ?').get('npm:one'),
    ).toEqual({
      ...{ due_at: '2026-12-01T00:00:00.000Z', interval_days: 3, failures: 2, failing_since: '2026-11-01' },
    });
  });
});

describe('a list that broke off', () => {
  const BROKEN: Partial<Listing> = { ...FAILED, completeness: 'partial' };

  it('does not take the place of a whole one of the same launch', () => {
    list({}, 'a', 'b');
    list(BROKEN, 'a');
    expect(tools()).toEqual(['a', 'b']);
    expect(readServer(db, 'one')).toMatchObject({ last: { state: 'timeout' }, manifest: { state: 'ok' } });
  });

  it('is shown when there is nothing better', () => {
    list(BROKEN, 'a');
    expect(tools()).toEqual(['a']);
    list(BROKEN, 'a', 'b');
    expect(tools()).toEqual(['a', 'b']);
  });

  it('takes the place of a whole one of another launch', () => {
    list({}, 'a', 'b');
    list({ ...BROKEN, launchKey: 'next version' }, 'c');
    expect(tools()).toEqual(['c']);
  });
});

describe('what a server shows', () => {
  const observed = aTarget('npm:a');
  const remote = aTarget('remote:a');
  const declared = aTarget('declared:a', { basis: 'declared' });
  const claimed = aTarget('claimed:a', { basis: 'claimed' });

  it('is what was observed, else declared, else claimed, in whatever order they come', () => {
    plan(claimed, declared, observed);
    list({ target: 'claimed:a', basis: 'claimed' }, 'claimed');
    expect(tools()).toEqual(['claimed']);
    list({ target: 'declared:a', basis: 'declared' }, 'declared');
    expect(tools()).toEqual(['declared']);
    list({}, 'observed');
    list({ target: 'declared:a', basis: 'declared' }, 'declared again');
    expect(tools()).toEqual(['observed']);
    expect(readServer(db, 'one')?.manifest?.basis).toBe('observed');
  });

  it('is the preferred of two ways, and that with tools of one without', () => {
    plan(remote, observed);
    list({}, 'of the package');
    list({ target: 'remote:a', state: 'auth-required', message: 'Sign in.' });
    expect(tools()).toEqual(['of the package']);
    list({ target: 'remote:a', state: 'empty' });
    expect(tools()).toEqual(['of the package']);
    list({ target: 'remote:a' }, 'of the address');
    expect(tools()).toEqual(['of the address']);
  });

  it('is the attempt on the preferred way when none gave tools', () => {
    plan(remote, observed);
    list(FAILED);
    expect(readServer(db, 'one')?.last?.state).toBe('timeout');
    list({ target: 'remote:a', state: 'auth-required', message: 'Sign in.' });
    expect(readServer(db, 'one')?.last?.state).toBe('auth-required');
  });

  it('stays when the way fails', () => {
    list({}, 'a');
    for (let visit = 0; visit < 5; visit += 1) list(FAILED);
    expect(readServer(db, 'one')).toMatchObject({ last: { state: 'timeout' }, manifest: { state: 'ok' } });
    expect(tools()).toEqual(['a']);
  });
});

describe('classifications', () => {
  function classify(): void {
    saveRuleSet(db, 'r', []);
    for (const server of serversToClassify(db, 'r')) {
      const classified = readDefinitions(db, server.id).map(({ toolId }) => {
        return { toolId, classification: aClassification(), tokens: 1 };
      });
      saveClassifications(db, server, 'r', classified);
    }
  }

  function classified(): string[] {
    return db
      .prepare<[], string>('SELECT slug FROM tools JOIN classifications ON tool_id = tools.id ORDER BY slug')
      .pluck()
      .all();
  }

  it('stay with tools that are defined as before, wherever they stand, and with no others', () => {
    list({}, 'a', { name: 'b', description: 'Reads.' });
    classify();
    list({}, { name: 'b', description: 'Deletes everything.' }, 'c', 'a');
    expect(classified()).toEqual(['a']);
    expect(tools()).toEqual(['b', 'c', 'a']);
    expect(serversToClassify(db, 'r')).toHaveLength(1);
    classify();
    expect(classified()).toEqual(['a', 'b', 'c']);
  });

  it('are made again when the tools went and came back before anybody looked', () => {
    list({}, 'a');
    classify();
    list({}, { name: 'a', description: 'Other.' });
    list({}, 'a');
    expect(classified()).toEqual([]);
    classify();
    expect(classified()).toEqual(['a']);
  });

  it('are not made again when the same was listed again', () => {
    list({}, 'a');
    classify();
    list({}, 'a');
    list(FAILED);
    expect(serversToClassify(db, 'r')).toEqual([]);
    expect(classified()).toEqual(['a']);
  });
});

it('stores manifests that nest deeper than the call stack reaches, and names that are no text', () => {
  const deep = `${'{"properties":{"a":'.repeat(5_000)}1${'}}'.repeat(5_000)}`;
  const manifest = `{"tools":[{"name":"\\ud800","inputSchema":${deep}}]}`;
  saveListing(db, 'one', aListing({ target: 'npm:a' }), manifest);
  saveListing(db, 'one', aListing({ target: 'npm:a' }), manifest);
  expect(tools()).toEqual(['\uD800']);
  expect(listings()).toBe(1);
});
