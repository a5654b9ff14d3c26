import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openCatalog, type Catalog } from '../../../catalog/database.ts';
import { readRecords } from '../../../catalog/read-records.ts';
import type { SourceRecord } from '../../../catalog/record.ts';
import { beginReading, finishReading, saveRecords } from '../../../catalog/write-records.ts';
import { savePlan } from '../../../catalog/write-servers.ts';
import type { Plan } from '../../../crawler/plan/plan.ts';
import { anOffer, aRecord, aRemote } from '../../catalog/records.ts';
import { grouping, plan, SOURCES } from './stored.ts';

/** What each source says on one night: its records by key, with what they name. */
const night = fc.dictionary(
  fc.constantFrom('a', 'b', 'c'),
  fc.record({
    packages: fc.array(fc.constantFrom('p', 'q', 'r'), { maxLength: 2 }),
    hosts: fc.array(fc.constantFrom('u', 'v', 'w'), { maxLength: 2 }),
    id: fc.constantFrom('x', 'y', undefined),
    status: fc.constantFrom('active', 'active', 'active', 'deleted'),
  }),
  { maxKeys: 3, noNullPrototype: true },
);
const nights = fc.array(fc.tuple(night, night, night), { minLength: 2, maxLength: 6 });

function crawl(db: Catalog, said: Record<string, Partial<SourceRecord>>[], now: string): Plan[] {
  for (const [index, records] of said.entries()) {
    const source = SOURCES[index] ?? '';
    const { reading } = beginReading(db, { source, place: 'there', now, full: false });
    const made = Object.values(records).map((changes) => aRecord({ source, ...changes }));
    saveRecords(db, reading, made, undefined);
    finishReading(db, reading, { covered: 'everything', now });
  }
  const planned = plan(readRecords(db));
  savePlan(db, planned, now);
  return planned;
}

interface Row {
  id: string;
  goneOn: string | null;
  sameAs: string | null;
}

function expectSound(db: Catalog, planned: Plan[]): void {
  const rows = db.prepare<[], Row>('SELECT id, gone_on AS goneOn, same_as AS sameAs FROM servers').all();
  const plans = new Map(planned.map((server) => [server.id, server]));
  expect(plans.size).toBe(planned.length);
  for (const { id, goneOn, sameAs } of rows) {
    const server = plans.get(id);
    const active = db.prepare('SELECT count(*) FROM targets WHERE server_id = ? AND active').pluck().get(id);
    if (server === undefined) {
      // It turned out to be one that is there, and says so directly.
      expect(plans.has(sameAs ?? '')).toBe(true);
      expect([goneOn, active]).toEqual([null, 0]);
    } else {
      expect(sameAs).toBe(null);
      expect(goneOn !== null).toBe(server.goneWhy !== undefined);
      expect(active).toBe(server.targets.length);
    }
  }
  expect(rows.length).toBeGreaterThanOrEqual(planned.length);
}

it('keeps ids apart, and the same while a server is the same, whatever the sources say night by night', () => {
  fc.assert(
    fc.property(nights, (all) => {
      const db = openCatalog(':memory:');
      let before: Record<string, string[]> = {};
      for (const [index, said] of all.entries()) {
        const records = said.map((of) =>
          Object.fromEntries(
            Object.entries(of).map(([key, { packages, hosts, id, status }]) => [
              key,
              {
                ...{ key, id: id ?? key, status, packages: packages.map((name) => anOffer(name)) },
                remotes: hosts.map((host) => aRemote(`https://${host}.example/mcp`)),
              },
            ]),
          ),
        );
        const planned = crawl(db, records, `2026-11-0${index + 1}T00:00:00.000Z`);
        expectSound(db, planned);
        const now = grouping(planned);
        for (const [id, group] of Object.entries(before)) {
          const same = Object.entries(now).find(([, other]) => other.join() === group.join());
          if (same !== undefined) expect(same[0]).toBe(id);
        }
        // A second crawl of the same night changes nothing.
        expect(grouping(plan(readRecords(db)))).toEqual(now);
        before = now;
      }
      db.close();
    }),
    { numRuns: 150 },
  );
});
