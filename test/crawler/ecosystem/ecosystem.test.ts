import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readRecordsOf } from '../../../catalog/read-records.ts';
import { readServer, readServers } from '../../../catalog/read-servers.ts';
import { readTargets } from '../../../catalog/read-ways.ts';
import { slugOf } from '../../../catalog/slug.ts';
import { handles, testAftermath, testManners, type Given } from './aftermath.ts';
import { testPrivateAddresses, testSecondCrawl } from './again.ts';
import { CRAWL_TIMEOUT_MS, idOf, startEcosystem, type Ecosystem, type Run } from './ecosystem.ts';
import { FAULTS, HEALTHY } from './everything.ts';
import { endOf, lastOf, toolsOf } from './outcomes.ts';
import { RECORD_FAULTS } from './record-faults.ts';
import { SOURCE_FAULTS } from './source-faults.ts';
import { IN_FIVE_SOURCES, TOLD } from './sources.ts';

let ecosystem: Ecosystem;
let first: Run;
let handlesBefore: string[];

beforeAll(async () => {
  ecosystem = await startEcosystem();
  handlesBefore = handles();
  first = await ecosystem.crawl();
});
afterAll(() => ecosystem.close());

describe('a server that', () => {
  test.each(FAULTS)('$name', ({ id, ends, or }) => {
    const { db } = ecosystem;
    expect([ends, or]).toContain(endOf(db, id));
    const last = lastOf(db, id);
    if (last?.state !== 'empty') expect(last?.message).toMatch(/^\S+ \S.{15,}\S$/s);
    expect(last?.durationMs).toBeLessThan(3 * CRAWL_TIMEOUT_MS);
    if (last?.completeness === 'unknown') expect(toolsOf(db, id)).toEqual([]);
  });
});

describe('a record that', () => {
  test.each(RECORD_FAULTS)('$name', (fault) => {
    const known = readServers(ecosystem.db).find(({ id }) => id === idOf(fault));
    expect(known?.state).toBe(fault.state);
    const { dropped = [] } = first.report.sources.find(({ id }) => id === 'official-registry') ?? {};
    const name = typeof fault.server?.['name'] === 'string' ? fault.server['name'] : idOf(fault);
    const reasons = dropped.filter(({ where }) => where.includes(name)).map(({ reason }) => reason);
    expect(reasons).toEqual(fault.dropped === undefined ? [] : [expect.stringContaining(fault.dropped)]);
  });
});

describe('a source that', () => {
  test.each(SOURCE_FAULTS.map((fault, index) => ({ ...fault, index })))('$name', ({ ends, records, index }) => {
    const reports = first.report.sources.slice(-SOURCE_FAULTS.length);
    const { covered, problem, records: read } = reports[index] ?? {};
    expect(covered ?? problem).toContain(ends);
    expect(read).toBe(records);
  });
});

describe('a healthy server is listed, whatever goes on around it:', () => {
  test.each(HEALTHY)('$id', ({ id, tools }) => {
    const { db } = ecosystem;
    expect(endOf(db, id)).toBe('ok ok complete');
    const listed = toolsOf(db, id);
    expect(typeof tools === 'number' ? listed.length : listed).toEqual(tools);
  });

  test.each([...Object.entries(TOLD), [idOf({ name: 'is documented' }), ['list_things', 'create_thing']] as const])(
    '%s, as far as others tell of it',
    (id, tools) => {
      expect(toolsOf(ecosystem.db, id)).toEqual(tools);
      expect(readServer(ecosystem.db, slugOf(id))?.manifest?.basis).toMatch(/^(declared|claimed)$/);
    },
  );

  test('and one that five sources name is one server, with what each of them says', () => {
    const { db } = ecosystem;
    const records = readRecordsOf(db, IN_FIVE_SOURCES);
    expect(records.map(({ source }) => source)).toEqual([
      ...['docker-catalog', 'github-registry', 'official-registry', 'smithery', 'toolhive-catalog'],
    ]);
    expect(new Set(records.map(({ title }) => title)).size).toBeGreaterThan(2);
    expect(new Set(records.map(({ version }) => version))).toEqual(new Set([undefined, '1.0.0', '0.9.0']));
    expect(readTargets(db, IN_FIVE_SOURCES).map(({ id, last }) => [id.split(':')[0], last.basis, last.state])).toEqual([
      ...[
        ['npm', 'observed', 'ok'],
        ['remote', 'observed', 'ok'],
      ],
      ...[
        ['declared', 'declared', 'ok'],
        ['declared', 'declared', 'ok'],
      ],
    ]);
  });
});

function given(): Given {
  return { ecosystem, first, handlesBefore };
}

testAftermath(given);
testManners(given);
testPrivateAddresses(given);
testSecondCrawl(given);
