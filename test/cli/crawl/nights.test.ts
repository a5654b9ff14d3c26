import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCatalog } from '../../../catalog/database.ts';
import { startRemotes, type RemotesDouble } from '../../bench/crawl/remotes.ts';
import { temporaryFolder } from '../../crawler/fixture.ts';
import { startRegistry, type RegistryDouble } from '../../crawler/registry.ts';
import { startLegacy, startModern } from '../../crawler/remote/servers.ts';
import {
  startOfficialRegistry,
  type OfficialRegistryDouble,
  type RegistryRow,
} from '../../crawler/sources/doubles/official-registry.ts';
import { exportOf } from './export.ts';
import { crawlCli } from './run.ts';

const SERVERS = 100;
/** The first of the double's servers have faults. */
const FIRST = 30;
const db = join(temporaryFolder(), 'catalog.db');
let remotes: RemotesDouble;
let registry: OfficialRegistryDouble;
let npm: RegistryDouble;
let firstNight: number;

function remoteRow(index: number, version: string, more: Partial<RegistryRow> = {}): RegistryRow {
  const url = remotes.urlOf(FIRST + index);
  const name = `com.example/server-${String(index).padStart(3, '0')}`;
  return { server: { name, version, remotes: [{ type: 'streamable-http', url }] }, ...more };
}

function packageRow(name: string, version: string, more: Partial<RegistryRow> = {}): RegistryRow {
  const packages = [{ registryType: 'npm', identifier: name, version, transport: { type: 'stdio' } }];
  return { server: { name: `com.example/${name}`, version, packages }, ...more };
}

/** Publishes a new version of a row as the registry does: the one before is not the latest any more. */
function publish(rowOf: (version: string, more: Partial<RegistryRow>) => RegistryRow): void {
  const updatedAt = new Date().toISOString();
  registry.publish(rowOf('1.0.0', { isLatest: false, updatedAt }), rowOf('2.0.0', { updatedAt }));
}

async function night(...args: string[]) {
  remotes.reset();
  for (const { asked } of [registry, npm]) asked.length = 0;
  const env = { npm_config_registry: npm.url };
  const crawled = await crawlCli(['--source', `official-registry=${registry.url}`, ...args], { db, env });
  const { calls, robots } = remotes.requests();
  return { ...crawled, requests: { calls, robots, pages: registry.asked.length, npm: npm.asked.length } };
}

beforeAll(async () => {
  remotes = await startRemotes({ servers: FIRST + SERVERS, latencyMs: 0 });
  npm = await startRegistry([
    { name: 'acme-paged', version: '1.0.0', bin: 'paged.mjs' },
    { name: 'acme-modern', version: '1.0.0', bin: 'modern.mjs' },
  ]);
  const rows = Array.from({ length: SERVERS }, (_, index) => remoteRow(index, '1.0.0'));
  const packages = ['acme-paged', 'acme-modern'].map((name) => packageRow(name, '1.0.0'));
  registry = await startOfficialRegistry({ rows: [...rows, ...packages] });
});
afterAll(async () => {
  npm.close();
  remotes.close();
  await registry.close();
});

describe('night by night', () => {
  it('the first asks every server', async () => {
    const { report, requests } = await night();
    expect(report.states).toEqual({ ok: SERVERS + 2 });
    expect(requests.pages).toBe(2);
    expect(requests.robots).toBe(SERVERS);
    const { calls, robots, pages } = requests;
    firstNight = calls + robots + pages + requests.npm;
  });

  it('the second, with nothing changed, asks the registry once and no server', async () => {
    const { ends, report, requests } = await night();
    expect(ends).toEqual({});
    expect(report.notDue).toBe(SERVERS + 2);
    expect(requests).toEqual({ calls: 0, robots: 0, pages: 1, npm: 0 });
    expect(registry.asked[0]).toContain('updated_since=');
  });

  it('one with 1 % changed costs at most 3 % of the first, and lists what changed', async () => {
    publish((version, more) => remoteRow(7, version, more));
    const { ends, requests } = await night();
    expect(ends).toEqual({ [`remote:${remotes.urlOf(FIRST + 7)}`]: 'ok' });
    const { calls, robots, pages } = requests;
    expect(calls + robots + pages + requests.npm).toBeLessThanOrEqual(firstNight * 0.03);
  });

  it('a new version of a package is installed, and no other', async () => {
    npm.close();
    npm = await startRegistry([{ name: 'acme-paged', version: '2.0.0', bin: 'paged.mjs' }]);
    publish((version, more) => packageRow('acme-paged', version, more));
    const { ends } = await night();
    expect(ends).toEqual({ 'npm:acme-paged': 'ok' });
    expect(npm.asked).toEqual(['/acme-paged', '/acme-paged/-/package.tgz']);
  });

  it('a row that is deleted is gone with the reason, one that is deprecated stays, and one may come back', async () => {
    const row = (status: NonNullable<RegistryRow['status']>, statusMessage?: string): RegistryRow =>
      remoteRow(9, '1.0.0', {
        ...{ status, updatedAt: new Date().toISOString() },
        ...(statusMessage === undefined ? {} : { statusMessage }),
      });
    const told = async (): Promise<unknown> => {
      const lines = (await exportOf(db)).get('servers/e.jsonl')?.toString('utf8').split('\n') ?? [];
      return JSON.parse(lines.find((line) => line.includes('/server-009"')) ?? '{}');
    };
    registry.publish(row('deprecated', 'Use another'));
    await night();
    expect(await told()).not.toHaveProperty('goneOn');
    registry.publish(row('deleted', 'Malware'));
    const { report } = await night();
    expect(report.servers).toBe(SERVERS + 1);
    expect(await told()).toMatchObject({
      goneOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string,
      goneWhy: 'The source official-registry has deleted this server. It says: "Malware"',
    });
    registry.publish(row('active'));
    expect((await night()).report.servers).toBe(SERVERS + 2);
    expect(await told()).not.toHaveProperty('goneOn');
  });

  it('with --full everything is asked again', async () => {
    const { events, report, requests } = await night('--full');
    expect(requests.pages).toBe(2);
    const failed = events.flatMap((it) => (it.type === 'finished' && it.state !== 'ok' ? [it.message] : []));
    // The registry of packages has only the newer of the two by now.
    expect(failed).toEqual(['The registry does not have this package, or no longer. Check its name and version.']);
    expect(report.states).toEqual({ ok: SERVERS + 1, gone: 1 });
    expect(requests.calls).toBeGreaterThanOrEqual(SERVERS);
    expect(report.notDue).toBe(0);
  });
});

it('a server that a list no longer names is gone, keeps its tools, and comes back as the same', async () => {
  const file = join(temporaryFolder(), 'servers.json');
  const own = join(temporaryFolder(), 'catalog.db');
  const record = (name: string): string =>
    JSON.stringify({ id: name, registry: 'npm', package: 'acme-paged', version: '2.0.0', args: [name] });
  const named = async (...names: string[]) => {
    writeFileSync(file, `[\n${names.map(record).join(',\n')}\n]\n`);
    npm.asked.length = 0;
    return crawlCli(['--servers', file], { db: own, env: { npm_config_registry: npm.url } });
  };
  const line = async (name: string): Promise<unknown> => {
    const files = await exportOf(own);
    return JSON.parse(files.get(`servers/${name[0] ?? ''}.jsonl`)?.toString('utf8') ?? '{}');
  };
  await named('alpha', 'beta');
  const { report } = await named('alpha');
  expect(report.sources[0]?.withdrawn).toBe(1);
  expect(npm.asked).toEqual([]);
  expect(await line('beta')).toMatchObject({ id: 'beta', goneWhy: 'No source names this server any longer.' });
  const db = openCatalog(own);
  expect(db.prepare('SELECT count(*) FROM tools WHERE server_id = ?').pluck().get('beta')).toBe(3);
  db.close();
  await named('alpha', 'beta');
  expect(npm.asked).toEqual([]);
  expect(await line('beta')).not.toHaveProperty('goneOn');
});

it('how a server is spoken to is remembered with its day, and spares questions on later nights', async () => {
  const own = join(temporaryFolder(), 'catalog.db');
  const [modern, legacy] = [await startModern({ pages: 1 }), await startLegacy({ pages: 1 })];
  const rows = Object.entries({ modern, legacy }).map(([name, { url }]): RegistryRow => {
    return { server: { name: `acme/${name}`, version: '1', remotes: [{ type: 'streamable-http', url }] } };
  });
  const double = await startOfficialRegistry({ rows });
  const args = ['--source', `official-registry=${double.url}`];
  await crawlCli(args, { db: own });
  for (const { asked } of [modern, legacy]) asked.length = 0;
  const catalog = openCatalog(own);
  const protocols = catalog.prepare('SELECT protocol FROM targets ORDER BY server_id').pluck();
  const before = protocols.all();
  expect(before.map((it) => JSON.parse(String(it)) as unknown)).toMatchObject([
    { era: 'legacy', foundOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string },
    { era: 'modern', version: '2026-07-28' },
  ]);
  catalog.exec(`UPDATE targets SET due_at = '2026-01-01T00:00:00.000Z'`);
  const { ends } = await crawlCli(args, { db: own });
  expect(Object.values(ends)).toEqual(['ok', 'ok']);
  expect(modern.asked).toEqual(['POST /mcp tools/list']);
  expect(legacy.asked.filter((line) => line.includes('discover'))).toEqual([]);
  expect(protocols.all()).toEqual(before);
  catalog.close();
  await Promise.all([modern, legacy, double].map((it) => it.close()));
});
