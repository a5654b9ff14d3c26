import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../crawler/fixture.ts';
import type { Started } from '../../crawler/remote/loopback.ts';
import { startRaw } from '../../crawler/remote/servers.ts';
import {
  startOfficialRegistry,
  type OfficialRegistryDouble,
  type RegistryRow,
} from '../../crawler/sources/doubles/official-registry.ts';
import { startToolhiveCatalog, toolhiveEntry } from '../../crawler/sources/doubles/toolhive-catalog.ts';
import { runCli } from '../run-cli.ts';
import { difference, exportOf } from './export.ts';
import { crawlCli } from './run.ts';

const folder = temporaryFolder();
let remotes: Started[];
let registry: OfficialRegistryDouble;

beforeAll(async () => {
  remotes = await Promise.all(Array.from({ length: 4 }, () => startRaw('modern')));
  const rows = remotes.map(({ url }, index): RegistryRow => {
    return { server: { name: `com.acme/server-${index}`, version: '1', remotes: [{ type: 'streamable-http', url }] } };
  });
  const bad = { name: 'com.acme/bad', version: '1', remotes: [{ type: 'pigeon', url: 'https://acme.example' }] };
  registry = await startOfficialRegistry({ rows: [{ server: bad }, ...rows], pageSize: 3 });
});
afterAll(async () => {
  await Promise.all([registry, ...remotes].map((double) => double.close()));
});

function fromRegistry(): string[] {
  return ['--source', `official-registry=${registry.url}`];
}

describe('crawl --json', () => {
  it('tells of everything as it happens, and of the whole at the end', async () => {
    const { code, stderr, events, report } = await crawlCli(fromRegistry(), { db: join(folder, 'events.db') });
    expect(code).toBe(0);
    expect(stderr).toBe('');
    const types = events.map(({ type }) => type);
    expect(types.filter((type) => ['read', 'source-read', 'planned', 'readmes'].includes(type))).toEqual([
      ...['read', 'read', 'source-read', 'planned', 'readmes'],
    ]);
    const targets = (type: string): string[] =>
      events.flatMap((event) => (event.type === type && 'target' in event ? [event.target] : [])).sort();
    expect(targets('started')).toEqual(remotes.map(({ url }) => `remote:${url}`).sort());
    expect(targets('finished')).toEqual(targets('started'));
    const dropped = events.filter((event) => event.type === 'dropped');
    expect(dropped).toEqual([
      expect.objectContaining({
        source: 'official-registry',
        where: expect.stringContaining('com.acme/bad') as string,
      }),
    ]);
    expect(report).toMatchObject({
      servers: 5,
      states: { ok: 4 },
      changed: 4,
      tools: 4,
      notDue: 0,
      failed: [],
      interrupted: false,
      asked: { retries: 0 },
      sources: [{ id: 'official-registry', place: registry.url, covered: 'everything', records: 5, new: 5 }],
    });
    expect(report.sources[0]?.dropped).toEqual(dropped.map(({ where, reason }) => ({ where, reason })));
  });

  it('without it a person reads one line a server and a sentence', async () => {
    const ran = await runCli(['crawl', ...fromRegistry(), '--allow-private', '--db', join(folder, 'person.db')]);
    expect(ran.code).toBe(0);
    expect(ran.stdout).toBe('');
    expect(ran.stderr).toMatch(/^com\.acme\/server-2: 1 tool, \d+\.\d s$/m);
    expect(ran.stderr).toMatch(/^4 ok; 4 tools listed\.$/m);
  });
});

describe('what is read', () => {
  it('is limited by --limit, and the next crawl goes on from there', async () => {
    const db = join(folder, 'limit.db');
    const first = await crawlCli([...fromRegistry(), '--limit', '2'], { db });
    expect(first.report.sources[0]).toMatchObject({ records: 3 });
    expect(first.report.sources[0]).not.toHaveProperty('covered');
    expect(Object.keys(first.ends)).toHaveLength(2);
    const second = await crawlCli(fromRegistry(), { db });
    expect(second.report.sources[0]).toMatchObject({ covered: 'everything', records: 2 });
    expect(Object.keys(second.ends)).toHaveLength(2);
  });

  it('is every source that is named, and lists of one', async () => {
    const entry = toolhiveEntry('com.acme/declared', {}, { packages: [] });
    const toolhive = await startToolhiveCatalog({ toolhive: [entry] });
    const list = join(folder, 'servers.json');
    writeFileSync(list, '[\n]\n');
    const args = [...fromRegistry(), '--source', `toolhive-catalog=${toolhive.url}`, '--servers', list];
    const { report } = await crawlCli(args, { db: join(folder, 'several.db') });
    expect(report.sources.map(({ id, covered }) => [id, covered])).toEqual([
      ['official-registry', 'everything'],
      ['toolhive-catalog', 'everything'],
      ['built-in', 'everything'],
    ]);
    expect(report.servers).toBe(6);
    await toolhive.close();
  });

  it('when a source is down is what the others say; what was known stays', async () => {
    const down = await startToolhiveCatalog({ toolhive: [toolhiveEntry('com.acme/declared', {}, { packages: [] })] });
    const db = join(folder, 'down.db');
    const args = [...fromRegistry(), '--source', `toolhive-catalog=${down.url}`];
    expect((await crawlCli(args, { db })).code).toBe(0);
    const before = await exportOf(db);
    await down.close();
    const { code, events, report } = await crawlCli(args, { db });
    expect(code).toBe(3);
    expect(report.sources.map(({ problem }) => problem)).toEqual([
      undefined,
      expect.stringContaining('refuses') as string,
    ]);
    expect(events).toContainEqual(expect.objectContaining({ type: 'source-failed', source: 'toolhive-catalog' }));
    expect(difference(before, await exportOf(db))).toEqual([]);
    const { code: again, stderr } = await runCli(['crawl', ...args, '--allow-private', '--db', db]);
    expect(again).toBe(3);
    expect(stderr).toMatch(/^127\.0\.0\.1:\d+ refuses connections .+\.$/m);
  });
});

describe('wrong usage ends with 2 and a sentence', () => {
  const shard = join(folder, 'shard.db');
  const strange = join(folder, 'strange');
  beforeAll(async () => {
    mkdirSync(strange);
    writeFileSync(join(strange, 'mine.txt'), 'mine');
    writeFileSync(join(folder, 'a-file'), '');
    await crawlCli(fromRegistry(), { db: shard });
  });

  it.each([
    [['crawl', '--source', 'offical-registry'], /There is no source "offical-registry". The sources are: built-in, /],
    [['crawl', '--source', 'constructor'], /There is no source "constructor"/],
    [['crawl', '--limit', '0'], /--limit takes a whole number of at least 1/],
    [['crawl', '--shard', '0/3'], /--shard takes i\/n with i from 1 to n/],
    [['merge', '--db', join(folder, 'out.db')], /merge takes the catalogs to join/],
    [['merge', join(folder, 'nowhere.db'), '--db', join(folder, 'out.db')], /nowhere\.db does not exist/],
    [['merge', shard, '--db', shard], /is one of the catalogs to join/],
    [['export'], /export takes one folder/],
    [['export', strange, '--db', shard], /mine\.txt is not of an export/],
    [['export', join(folder, 'a-file'), '--db', shard], /a-file is not a folder/],
  ])('%j', async (args, sentence) => {
    const { code, stderr } = await runCli(args);
    expect(stderr).toMatch(sentence);
    expect(code).toBe(2);
  });

  it('and a contact that nobody can be reached at', async () => {
    const { code, stderr } = await runCli(['crawl', ...fromRegistry(), '--db', shard], {
      env: { CRAWL_CONTACT: 'me' },
    });
    expect(stderr).toMatch(/CRAWL_CONTACT must be an https or mailto address/);
    expect(code).toBe(2);
  });
});

it('an export replaces the one before, and what git keeps beside it stays', async () => {
  const db = join(folder, 'exported.db');
  await crawlCli(fromRegistry(), { db });
  const out = join(folder, 'export');
  mkdirSync(join(out, '.git'), { recursive: true });
  mkdirSync(join(out, 'servers'));
  writeFileSync(join(out, 'servers/old.jsonl'), '{}\n');
  const { code, stderr } = await runCli(['export', out, '--db', db]);
  expect(code).toBe(0);
  expect(stderr).toMatch(/^Wrote \d files into /);
  expect(readdirSync(out).sort()).toEqual(['.git', 'baselines', 'manifests', 'records', 'servers', 'targets']);
  expect(readdirSync(join(out, 'servers'))).toEqual(['a.jsonl']);
  const first = await exportOf(db);
  expect(difference(first, await exportOf(db))).toEqual([]);
  expect([...first.keys()]).toEqual([
    'baselines/a.jsonl',
    expect.stringMatching(/^manifests\/[0-9a-f]{2}\.jsonl$/),
    'records/official-registry/a.jsonl',
    'servers/a.jsonl',
    'targets/a.jsonl',
  ]);
});
