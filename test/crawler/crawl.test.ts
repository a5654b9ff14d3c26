import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openCatalog, type Catalog } from '../../catalog/database.ts';
import { crawl, type CrawlEvent, type CrawlOptions, type CrawlReport } from '../../crawler/crawl.ts';
import { readOptOut } from '../../crawler/http/opt-out.ts';
import { builtIn } from '../../crawler/sources/built-in/source.ts';
import type { Source } from '../../crawler/sources/source.ts';
import { processesWith, temporaryFolder } from './fixture.ts';
import { startRegistry, type RegistryDouble } from './registry.ts';

const folder = temporaryFolder();
const cacheFolder = join(folder, 'cache');
const canary = join(folder, 'an-install-script-ran');
let registry: RegistryDouble;

beforeAll(async () => {
  const version = '1.0.0';
  registry = await startRegistry([
    { name: '@acme/paged', version, bin: './paged.mjs', scripts: { install: `touch ${canary}` } },
    { name: 'acme-empty', version, bin: { 'acme-empty': 'empty.mjs', other: 'paged.mjs' } },
    { name: 'acme-key', version, bin: { start: 'needs-key.mjs' } },
    { name: 'acme-bins', version, bin: { one: 'paged.mjs', two: 'empty.mjs' } },
    { name: 'acme-library', version, bin: undefined },
    { name: 'acme-outside', version, bin: '../../../../../../usr/bin/env' },
    { name: 'acme-refused', version, bin: 'paged.mjs', refused: true },
    { name: 'acme-spins', version, bin: 'spins.mjs' },
    { name: 'acme-hostile', version, bin: 'hostile.mjs' },
  ]);
  process.env['npm_config_registry'] = registry.url;
});

afterAll(() => {
  delete process.env['npm_config_registry'];
  registry.close();
});

function record(id: string, name: string, more: object = {}): string {
  return JSON.stringify({ id, registry: 'npm', package: name, version: '1.0.0', ...more });
}

function listFile(...records: string[]): string {
  const file = join(temporaryFolder(), 'servers.json');
  writeFileSync(file, `[\n${records.join(',\n')}\n]\n`);
  return file;
}

function listOf(...records: string[]): Source {
  return builtIn(listFile(...records));
}

function newCatalog(): Catalog {
  return openCatalog(join(temporaryFolder(), 'catalog.db'));
}

interface Run {
  report: CrawlReport;
  events: CrawlEvent[];
  /** What became of each server. */
  ends: Record<string, string>;
}

async function run(options: Pick<CrawlOptions, 'sources' | 'db'> & Partial<CrawlOptions>): Promise<Run> {
  const events: CrawlEvent[] = [];
  const report = await crawl({
    sandbox: 'auto',
    concurrency: 2,
    cacheFolder,
    optOut: readOptOut(''),
    allowPrivate: true,
    ...options,
    onEvent: (event) => {
      events.push(event);
      options.onEvent?.(event);
    },
  });
  const ends = events.flatMap((event): [string, string][] => {
    if (event.type === 'finished') return event.way === 'readme' ? [] : [[event.server, event.state]];
    return event.type === 'failed' ? [[event.server, 'failed']] : [];
  });
  return { report, events, ends: Object.fromEntries(ends) };
}

describe('a crawl', () => {
  const everything = [
    record('paged', '@acme/paged', { title: 'Paged' }),
    record('empty', 'acme-empty'),
    record('other-bin', 'acme-empty', { bin: 'other' }),
    record('key', 'acme-key'),
    record('bins', 'acme-bins'),
    record('library', 'acme-library'),
    record('outside', 'acme-outside'),
    record('refused', 'acme-refused'),
    record('unknown', 'acme-unknown'),
    record('old', '@acme/paged', { version: '0.9.0' }),
  ];

  test('gives every server a state, keeps what it learned, and repeats only what may change', async () => {
    const db = newCatalog();
    const file = listFile(...everything, '{"id":"broken"');
    const first = await run({ sources: [builtIn(file)], db });
    expect(first.ends).toEqual({
      ...{ paged: 'ok', empty: 'empty', 'other-bin': 'ok', key: 'needs-config', bins: 'needs-config' },
      ...{ library: 'needs-config', outside: 'needs-config', refused: 'install-failed', unknown: 'gone', old: 'gone' },
    });
    expect(first.report).toMatchObject({
      states: { ok: 2, empty: 1, 'needs-config': 4, 'install-failed': 1, gone: 2 },
      tools: 6,
      failed: [],
      interrupted: false,
    });
    expect(first.report.sources[0]?.dropped.map(({ where }) => where.replace(/^.*:/, 'line '))).toEqual(['line 12']);
    expect(first.report.downloadedBytes).toBeGreaterThan(1_000);
    expect(existsSync(canary)).toBe(false);
    expect(readdirSync(cacheFolder)).toEqual([]);

    const messages = Object.fromEntries(
      first.events.flatMap((event) =>
        event.type === 'finished' && event.way === 'package' ? [[event.server, event.message]] : [],
      ),
    );
    expect(messages['bins']).toContain('name one of them as "bin": one, two');
    expect(messages['library']).toContain('no command to start');
    expect(messages['outside']).toContain('outside of its own folder');
    expect(messages['refused']).toContain('E403');
    expect(messages['unknown']).toContain('does not have this package');
    expect(messages['old']).toContain('does not have this version');
    for (const message of Object.values(messages)) expect(message).not.toContain(folder);

    const stored = db.prepare('SELECT integrity, sandbox FROM listings WHERE server_id = ?').get('paged');
    expect(stored).toMatchObject({
      integrity: expect.stringMatching(/^sha512-/) as string,
      sandbox: expect.any(String) as string,
    });
    expect(db.prepare('SELECT count(*) FROM tools').pluck().get()).toBe(6);

    registry.asked.length = 0;
    const second = await run({ sources: [listOf(...everything)], db });
    expect(second.ends).toEqual({ refused: 'install-failed' });
    expect(new Set(registry.asked.map((path) => path.split('/')[1]))).toEqual(new Set(['acme-refused']));

    const third = await run({ sources: [listOf(record('paged', '@acme/paged', { args: ['--new'] }))], db });
    expect(third.ends).toEqual({ paged: 'ok' });
    const forced = await run({ sources: [listOf(record('key', 'acme-key'))], db, full: true });
    expect(forced.ends).toEqual({ key: 'needs-config' });
  });

  test('is not held up by servers that take all they can get', async () => {
    const mark = `in-the-crawl-${process.pid}`;
    const target = { mark, tcp: 1, udp: 9, hosts: [], paths: [], writes: [], secretVariable: '-' };
    const records = [
      record('hostile', 'acme-hostile', { args: [JSON.stringify(target)] }),
      ...['a', 'b', 'c', 'd', 'e'].map((id) => record(id, '@acme/paged')),
    ];
    const { ends } = await run({
      sources: [listOf(record('spins', 'acme-spins'), ...records)],
      db: newCatalog(),
      concurrency: 3,
      timeoutMs: 10_000,
    });
    const { hostile, ...others } = ends;
    expect(['timeout', 'protocol-error', 'crashed']).toContain(hostile);
    expect(others).toEqual({ spins: 'timeout', a: 'ok', b: 'ok', c: 'ok', d: 'ok', e: 'ok' });
    expect(processesWith(mark)).toEqual([]);
    expect(processesWith('spins.mjs')).toEqual([]);
  });

  test('finishes what is in flight when it is asked to stop, and goes on from there', async () => {
    const records = Array.from({ length: 12 }, (_, index) => record(`server-${index}`, '@acme/paged'));
    const db = newCatalog();
    const stop = new AbortController();
    const first = await run({
      sources: [listOf(...records)],
      db,
      signal: stop.signal,
      onEvent: (event) => {
        if (event.type === 'finished') stop.abort();
      },
    });
    const started = first.events.filter((event) => event.type === 'started').length;
    expect(first.report.interrupted).toBe(true);
    expect(Object.keys(first.ends)).toHaveLength(started);
    expect(started).toBeLessThan(12);
    const second = await run({ sources: [listOf(...records)], db });
    expect(second.report.notDue).toBe(started);
    expect(Object.keys(second.ends)).toHaveLength(12 - started);
  });

  test('in shards covers every server once', async () => {
    const records = Array.from({ length: 30 }, (_, index) => record(`server-${index}`, 'acme-unknown'));
    const seen: string[] = [];
    for (const index of [1, 2, 3]) {
      const { ends } = await run({
        sources: [listOf(...records)],
        db: newCatalog(),
        shard: { index, of: 3 },
        sandbox: 'bwrap',
      });
      seen.push(...Object.keys(ends));
    }
    expect(seen).toHaveLength(30);
    expect(new Set(seen).size).toBe(30);
  });
});

describe('a defect', () => {
  test('of a source leaves the other sources', async () => {
    const { report, ends } = await run({
      sources: [builtIn('/nowhere/servers.json'), listOf(record('paged', '@acme/paged'))],
      db: newCatalog(),
    });
    expect(report.sources[0]?.problem).toMatch(/servers\.json cannot be read\. Check the path/);
    expect(ends).toEqual({ paged: 'ok' });
  });

  test('of the store ends the crawl with its own error', async () => {
    const db = newCatalog();
    db.exec(`CREATE TRIGGER full BEFORE INSERT ON listings BEGIN SELECT RAISE (ABORT, 'the disk is full'); END`);
    const records = Array.from({ length: 20 }, (_, index) => record(`server-${index}`, 'acme-unknown'));
    const started: string[] = [];
    const crawling = run({
      sources: [listOf(...records)],
      db,
      onEvent: (event) => {
        if (event.type === 'started') started.push(event.server);
      },
    });
    await expect(crawling).rejects.toThrow('the disk is full');
    expect(started.length).toBeLessThan(20);
  });
});
