import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openCatalog, type Catalog } from '../../../catalog/database.ts';
import { readRecordsOf } from '../../../catalog/read-records.ts';
import { readServer, readServers, readTargets } from '../../../catalog/read-servers.ts';
import { slugOf } from '../../../catalog/slug.ts';
import { processesWith, temporaryFolder } from '../fixture.ts';
import {
  CONTACT,
  CRAWL_TIMEOUT_MS,
  idOf,
  SDK_SERVERS,
  SECRET,
  startEcosystem,
  type Ecosystem,
  type Run,
} from './ecosystem.ts';
import { endOf, lastOf, toolsOf } from './outcomes.ts';
import { BUNDLE_FAULTS, PACKAGE_FAULTS } from './package-faults.ts';
import { idOfAddress, PRIVATE_ADDRESSES, sourceOfAddresses } from './private-addresses.ts';
import { MARK, ODD_PROGRAMS, PROGRAM_FAULTS } from './program-faults.ts';
import { RECORD_FAULTS } from './record-faults.ts';
import { ODD_REMOTES, REMOTE_FAULTS } from './remote-faults.ts';
import { SOURCE_FAULTS } from './source-faults.ts';
import { IN_FIVE_SOURCES, TOLD } from './sources.ts';
import { slugIn, type Ends } from './table.ts';
import type { Witness } from './witness.ts';

let ecosystem: Ecosystem;
let first: Run;
let handlesBefore: string[];

beforeAll(async () => {
  ecosystem = await startEcosystem();
  handlesBefore = handles();
  first = await ecosystem.crawl();
});
afterAll(() => ecosystem.close());

function handles(): string[] {
  return process.getActiveResourcesInfo().filter((name) => /Process|Pipe|FSReq/.test(name));
}

/** Every fault of a server, with the id of the server that has it. */
const FAULTS: { name: string; id: string; ends: Ends; or?: Ends }[] = [
  ...[...REMOTE_FAULTS, ...PACKAGE_FAULTS].map((fault) => ({ ...fault, id: idOf(fault) })),
  ...PROGRAM_FAULTS.map((fault) => ({ ...fault, id: slugIn(fault) })),
  ...BUNDLE_FAULTS.map((fault) => ({ ...fault, id: `bundles/${slugIn(fault)}` })),
];

/** Every server that is well, with its tools. */
const HEALTHY: { id: string; tools: string[] | number }[] = [
  ...Object.keys(SDK_SERVERS).map((name) => ({ id: idOf({ name }), tools: ['tool-1', 'tool-2', 'tool-3'] })),
  ...ODD_REMOTES.map((it) => ({ id: idOf(it), tools: it.tools })),
  ...ODD_PROGRAMS.map((it) => ({ id: slugIn(it), tools: it.tools })),
  { id: idOf({ name: 'is Python' }), tools: ['arguments', 'variables', 'has_pip', 'folder', 'helper'] },
  { id: idOf({ name: 'is of the schema of before' }), tools: ['one', 'two', 'three'] },
  { id: idOf({ name: 'is deprecated' }), tools: ['one', 'two', 'three'] },
  { id: IN_FIVE_SOURCES, tools: ['one', 'two', 'three'] },
];

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

describe('after the crawl', () => {
  test('nothing is left of it: no folder, no process, no connection, no handle, no rejection', async () => {
    const { cacheFolder, installCanary, witness } = ecosystem;
    expect(readdirSync(cacheFolder)).toEqual([]);
    expect(existsSync(installCanary)).toBe(false);
    for (const text of [MARK, 'acme-programs', 'acme_server', 'npm-cli.js install'])
      expect(processesWith(text)).toEqual([]);
    await expect.poll(() => witness.open()).toBe(0);
    await expect.poll(handles).toEqual(handlesBefore);
    expect(witness.unhandled).toEqual([]);
  });

  test('it took no longer than its slowest part', () => {
    expect(first.milliseconds).toBeLessThan(120_000);
    expect(first.report.interrupted).toBe(false);
  });

  test('its report says what became of everything', () => {
    const { report, events } = first;
    const { db } = ecosystem;
    const ended = events.filter((event) => event.type === 'finished').filter(({ way }) => way !== 'readme');
    const counted = (key: 'state' | 'reason', from: typeof ended): Record<string, number> =>
      Object.fromEntries([...Map.groupBy(from, (event) => event[key])].map(([value, all]) => [value, all.length]));
    expect(report.failed).toEqual([]);
    expect(report.states).toEqual(counted('state', ended));
    expect(report.reasons).toEqual(
      counted(
        'reason',
        ended.filter(({ state }) => state !== 'ok'),
      ),
    );
    expect(report.tools).toBe(ended.reduce((sum, { tools }) => sum + tools, 0));
    expect(events.filter(({ type }) => type === 'started')).toHaveLength(ended.length + report.readmes.read);
    expect(report.readmes).toMatchObject({ claiming: 1 });
    for (const { id, new: added, changed, unchanged, withdrawn, records } of report.sources) {
      expect([id, added, changed, unchanged, withdrawn]).toEqual([id, records, 0, 0, 0]);
    }
    const good = report.sources.slice(0, -SOURCE_FAULTS.length);
    expect(good.map(({ id, covered, problem }) => [id, covered ?? problem])).toEqual(
      [
        ...['official-registry', 'github-registry', 'toolhive-catalog', 'docker-catalog', 'glama'],
        ...['smithery', 'html-list', 'import', 'built-in', 'bundles'],
      ].map((id) => [id, id === 'built-in' ? 'changes' : 'everything']),
    );
    expect(report.sources.flatMap(({ id, dropped }) => dropped.map(() => id)).length).toBeGreaterThan(10);
    const stored = db.prepare<[], string>('SELECT report FROM runs').pluck().get() ?? '{}';
    expect(JSON.parse(stored)).toEqual(JSON.parse(JSON.stringify(report)));
  });
});

describe('the crawl has manners:', () => {
  test('it says to every host who asks, and whom to write to', () => {
    const others = ecosystem.witness.seen.filter(({ userAgent }) => !/^(npm|pip|uv)\//.test(userAgent));
    expect(new Set(others.map(({ userAgent }) => userAgent))).toEqual(new Set([expect.stringMatching(OURS)]));
    expect(others.length).toBeGreaterThan(300);
    expect(others.length).toBeLessThanOrEqual(first.report.asked.requests);
  });

  test('it asks every host for its robots.txt first, and obeys', () => {
    const ours = ecosystem.witness.seen.filter(({ userAgent }) => OURS.test(userAgent));
    for (const [, asked] of Map.groupBy(ours, ({ host }) => host)) {
      expect(asked[0]).toMatchObject({ method: 'GET', path: '/robots.txt' });
    }
    const closed = [
      'closes-its-address',
      'cannot-show-its-robots',
      'never-shows-its-robots',
      'sends-robots',
      'registry-closes',
    ];
    for (const name of closed) {
      const asked = ours.filter(({ host }) => host.startsWith(name));
      expect(new Set(asked.map(({ path }) => path))).toEqual(new Set(['/robots.txt']));
    }
  });

  test('it never asks who opted out, nor anybody that others lead to', () => {
    const asked = ecosystem.witness.seen.map(({ host, path }) => host + path);
    expect(asked.filter((it) => /opted-out|led-astray|\/tools$|^nowhere|plain\.example/.test(it))).toEqual([]);
  });

  test('it never calls a tool', () => {
    const methods = ecosystem.witness.seen.flatMap((seen) => /"method":"([^"]+)"/.exec(seen.text())?.[1] ?? []);
    expect(new Set(methods)).toEqual(
      new Set(['server/discover', 'initialize', 'notifications/initialized', 'tools/list']),
    );
  });

  test('it gives nothing of its environment away', () => {
    const { db, witness, seenByStubs } = ecosystem;
    expect(process.env['SECRET_CANARY']).toBe(SECRET);
    expect(witness.seen.filter((seen) => seen.text().includes(SECRET))).toEqual([]);
    expect(seenByStubs()).toContain('PATH=');
    expect(seenByStubs()).not.toContain(SECRET);
    // What the programs were given is in the catalog, because one of them tells.
    const catalog = db.serialize();
    expect(catalog.includes('/home/user')).toBe(true);
    expect(catalog.includes(SECRET)).toBe(false);
  });
});

const OURS = new RegExp(`^mcp-risk-catalog/\\S+ \\(\\+${CONTACT}\\)$`);

describe('without leave to ask private addresses', () => {
  let db: Catalog;
  let asked: number;

  beforeAll(async () => {
    db = openCatalog(join(temporaryFolder(), 'catalog.db'));
    const before = ecosystem.witness.seen.length;
    await ecosystem.crawl({ db, sources: [sourceOfAddresses(ecosystem.world)], allowPrivate: false });
    asked = ecosystem.witness.seen.length - before;
  });
  afterAll(() => db.close());

  test.each(PRIVATE_ADDRESSES)('$name is not asked', (address) => {
    expect(endOf(db, idOfAddress(address))).toBe('not-asked address-refused unknown');
  });

  test('nobody heard of it', () => {
    expect(asked).toBe(0);
  });
});

describe('a second crawl right after the first', () => {
  let second: Run;
  let asked: Witness['seen'];

  beforeAll(async () => {
    const before = ecosystem.witness.seen.length;
    second = await ecosystem.crawl({ timeoutMs: 3_000 });
    asked = ecosystem.witness.seen.slice(before);
  });

  test('tries again what may have failed by chance, and nothing else', () => {
    const finished = first.events.filter((event) => event.type === 'finished').filter(({ way }) => way !== 'readme');
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
    expect(asked.filter(({ path }) => path.includes('acme-programs/-/'))).toEqual([]);
  });

  test('finds the good sources as they were', () => {
    const good = second.report.sources.slice(0, -SOURCE_FAULTS.length);
    for (const { id, new: added, changed, withdrawn, problem } of good) {
      expect([id, added, changed, withdrawn, problem]).toEqual([id, 0, 0, 0, undefined]);
    }
  });
});

const PASSING = ['timeout', 'install-failed', 'not-started', 'unreachable', 'throttled'];

function asksToWait(server: string, target: string): boolean {
  return /an-hour|seconds|a-date/.test(server) && target.startsWith('remote:');
}
