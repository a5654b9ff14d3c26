import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openCatalog, type Catalog } from '../../../catalog/database.ts';
import { temporaryFolder } from '../fixture.ts';
import type { Given } from './aftermath.ts';
import type { Run } from './ecosystem.ts';
import { endOf } from './outcomes.ts';
import { idOfAddress, PRIVATE_ADDRESSES, sourceOfAddresses } from './private-addresses.ts';
import { ODD_REMOTES, REMOTE_FAULTS } from './remote-faults.ts';
import { SOURCE_FAULTS } from './source-faults.ts';
import { slugIn } from './table.ts';
import type { Witness } from './witness.ts';

/** A crawl as it is without `--allow-private`. */
export function testPrivateAddresses(given: () => Given): void {
  describe('without leave to ask private addresses', () => {
    let db: Catalog;
    let asked: number;

    beforeAll(async () => {
      db = openCatalog(join(temporaryFolder(), 'catalog.db'));
      const before = given().ecosystem.witness.seen.length;
      await given().ecosystem.crawl({ db, sources: [sourceOfAddresses(given().ecosystem.world)], allowPrivate: false });
      asked = given().ecosystem.witness.seen.length - before;
    });
    afterAll(() => db.close());

    test.each(PRIVATE_ADDRESSES)('$name is not asked', (address) => {
      expect(endOf(db, idOfAddress(address))).toBe('not-asked address-refused unknown');
    });

    test('nobody heard of it', () => {
      expect(asked).toBe(0);
    });
  });
}

/** The same crawl once more. */
export function testSecondCrawl(given: () => Given): void {
  describe('a second crawl right after the first', () => {
    let second: Run;
    let asked: Witness['seen'];

    beforeAll(async () => {
      const before = given().ecosystem.witness.seen.length;
      second = await given().ecosystem.crawl({ timeoutMs: 3_000 });
      asked = given().ecosystem.witness.seen.slice(before);
    });

    test('tries again what may have failed by chance, and nothing else', () => {
      const finished = given()
        .first.events.filter((event) => event.type === 'finished')
        .filter(({ way }) => way !== 'readme');
      const passing = finished.filter(
        ({ state, target, server }) => PASSING.includes(state) && !asksToWait(server, target),
      );
      const tried = second.events.filter((event) => event.type === 'finished').filter(({ way }) => way !== 'readme');
      expect(tried.map(({ server, target }) => `${server} ${target}`).sort()).toEqual(
        passing.map(({ server, target }) => `${server} ${target}`).sort(),
      );
      expect(tried.length).toBeGreaterThan(30);
      expect(second.report).toMatchObject({ failed: [], notDue: finished.length - tried.length, interrupted: false });
    });

    test('does not ask the healthy, nor whoever asks to wait', () => {
      const quiet = [...ODD_REMOTES, ...REMOTE_FAULTS.filter(({ name }) => /an hour|seconds|a date/.test(name))];
      const names = quiet.map((it) => slugIn(it));
      expect(names.length).toBeGreaterThan(7);
      expect(asked.filter(({ host }) => names.some((name) => host.startsWith(`${name}.`)))).toEqual([]);
      expect(asked.filter(({ host, method }) => host.startsWith('127.0.0.1') && method === 'POST')).toEqual([]);
      expect(asked.filter(({ path }) => /ledger|acme-legacy|acme[-_]server|imported/.test(path))).toEqual([]);
    });

    test('finds the good sources as they were', () => {
      const good = second.report.sources.slice(0, -SOURCE_FAULTS.length);
      for (const { id, new: added, changed, withdrawn, problem } of good) {
        expect([id, added, changed, withdrawn, problem]).toEqual([id, 0, 0, 0, undefined]);
      }
    });
  });
}

const PASSING = ['timeout', 'install-failed', 'not-started', 'unreachable', 'throttled'];

function asksToWait(server: string, target: string): boolean {
  return /an-hour|seconds|a-date/.test(server) && target.startsWith('remote:');
}
