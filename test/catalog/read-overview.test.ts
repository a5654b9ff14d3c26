import { expect, it } from 'vitest';
import { openCatalog } from '../../catalog/database.ts';
import { readCounts } from '../../catalog/read-overview.ts';
import { readServers } from '../../catalog/read-servers.ts';
import { saveListing } from '../../catalog/write-listings.ts';
import { savePlan, type PlannedServer } from '../../catalog/write-servers.ts';
import { aListing, aTarget } from './records.ts';

it('counts a server that nobody names as gone, whatever its latest attempt gave, and one without a way as such', () => {
  const db = openCatalog(':memory:');
  const plan = (...ids: string[]): PlannedServer[] =>
    ids.map((id) => ({ id, title: id, source: 's', records: [], targets: [aTarget('npm:a')] }));
  savePlan(db, plan('a', 'b', 'c', 'd'), '2026-11-01T00:00:00.000Z');
  for (const id of ['a', 'b']) saveListing(db, id, aListing({ target: 'npm:a' }), '{"tools":[{"name":"x"}]}');
  saveListing(db, 'c', aListing({ target: 'npm:a', state: 'crashed', message: 'It crashed.' }));
  const [gone] = plan('b');
  if (gone !== undefined) savePlan(db, [{ ...gone, targets: [], goneWhy: 'Left.' }], '2026-11-02T00:00:00.000Z');
  expect(readCounts(db)).toMatchObject({
    ...{ servers: 4, listed: 2, newest: '2026-11-01T00:00:00.000Z' },
    states: { ok: 1, gone: 1, crashed: 1, 'nothing-to-list': 1 },
  });
  expect(readServers(db).map(({ id, state }) => [id, state])).toEqual([
    ['a', 'ok'],
    ['b', 'gone'],
    ['c', 'crashed'],
    ['d', 'nothing-to-list'],
  ]);
});
