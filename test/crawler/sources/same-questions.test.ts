import { expect, describe, test } from 'vitest';
import type { HttpFailure } from '../../../crawler/http/http.ts';
import { dockerCatalog } from '../../../crawler/sources/docker-catalog/source.ts';
import { githubRegistry } from '../../../crawler/sources/github-registry/source.ts';
import { officialRegistry } from '../../../crawler/sources/official-registry/source.ts';
import type { Source } from '../../../crawler/sources/source.ts';
import { toolhiveCatalog } from '../../../crawler/sources/toolhive-catalog/source.ts';
import { dockerTile, startDockerCatalog } from './doubles/docker-catalog.ts';
import { startGithubRegistry } from './doubles/github-registry.ts';
import { HTML_429, type Double, type Fault } from './doubles/loopback.ts';
import { startOfficialRegistry, type RegistryRow } from './doubles/official-registry.ts';
import { closing, keysOf, readSource } from './doubles/read.ts';
import { startToolhiveCatalog, toolhiveEntry } from './doubles/toolhive-catalog.ts';

interface Subject {
  double: Double;
  source: Source;
  /** Publishes another version of a server. */
  change: (name: string) => void;
}

interface Case {
  id: string;
  /** A place with these servers, and with one that cannot be read where `bad` stands. */
  start: (names: string[]) => Promise<Subject>;
  /** A place with one server of which only the name is known. */
  startBare: (name: string) => Promise<Subject>;
  keyOf: (name: string) => string;
}

const LATER = '2026-11-20T03:00:00Z';
const NEW = '2.0.0';

function rowOf(name: string): RegistryRow {
  const version = '1.0.0';
  const row = { server: { name: `com.acme/${name}`, version, description: 'A server' } };
  return name === 'bad' ? { server: { ...row.server, name: 'com.acme/bad;rm -rf' } } : row;
}

function entryOf(name: string): unknown {
  return { server: rowOf(name).server, _meta: {} };
}

function toolhive(name: string, version = '1.0.0'): unknown {
  if (name === 'bad') return { name: 7 };
  return toolhiveEntry(`com.acme/${name}`, { tier: 'Official', tool_definitions: [{ name: 'tool' }] }, { version });
}

const CASES: Case[] = [
  {
    id: 'official-registry',
    start: async (names) => {
      const double = closing(
        await startOfficialRegistry({ rows: names.map(rowOf), pageSize: names.length > 9 ? 25 : 2 }),
      );
      const change = (name: string): void => {
        const { server } = rowOf(name);
        double.publish({ server, isLatest: false, updatedAt: LATER });
        double.publish({ server: { ...server, version: NEW }, updatedAt: LATER });
      };
      return { double, source: officialRegistry(double.url), change };
    },
    startBare: async (name) => {
      const double = closing(
        await startOfficialRegistry({ rows: [{ server: { name: `com.acme/${name}` } as never }] }),
      );
      return { double, source: officialRegistry(double.url), change: () => undefined };
    },
    keyOf: (name) => `com.acme/${name}`,
  },
  {
    id: 'github-registry',
    start: async (names) => {
      const double = closing(
        await startGithubRegistry({ entries: names.map(entryOf), pageSize: names.length > 9 ? 25 : 2 }),
      );
      const change = (name: string): void => {
        const { server } = rowOf(name);
        double.entries = double.entries.map((entry) =>
          JSON.stringify(entry).includes(`"${server.name}"`) ? { server: { ...server, version: NEW } } : entry,
        );
      };
      return { double, source: githubRegistry(double.url), change };
    },
    startBare: async (name) => {
      const double = closing(await startGithubRegistry({ entries: [{ server: { name: `com.acme/${name}` } }] }));
      return { double, source: githubRegistry(double.url), change: () => undefined };
    },
    keyOf: (name) => `com.acme/${name}`,
  },
  {
    id: 'toolhive-catalog',
    start: async (names) => {
      const half = Math.ceil(names.length / 2);
      const lists = { toolhive: names.slice(0, half), official: names.slice(half) };
      const official = lists.official.map((name) => toolhive(name));
      const double = closing(
        await startToolhiveCatalog({ toolhive: lists.toolhive.map((name) => toolhive(name)), official }),
      );
      const change = (name: string): void => {
        double.catalogs.toolhive = lists.toolhive.map((it) => toolhive(it, it === name ? NEW : '1.0.0'));
        double.catalogs.official = lists.official.map((it) => toolhive(it, it === name ? NEW : '1.0.0'));
      };
      return { double, source: toolhiveCatalog(double.url), change };
    },
    startBare: async (name) => {
      const double = closing(await startToolhiveCatalog({ toolhive: [{ name: `com.acme/${name}` }] }));
      return { double, source: toolhiveCatalog(double.url), change: () => undefined };
    },
    keyOf: (name) => `com.acme/${name}`,
  },
  {
    id: 'docker-catalog',
    start: async (names) => {
      const tiles = names.map((name) => [name === 'bad' ? '../bad' : name, dockerTile(name)] as const);
      const tools = Object.fromEntries(names.map((name) => [name, [{ name: 'tool', arguments: [] }]]));
      const double = closing(await startDockerCatalog(Object.fromEntries(tiles), tools));
      const change = (name: string): void => {
        double.registry[name] = dockerTile(name, { description: 'Another' });
      };
      return { double, source: dockerCatalog(double.place), change };
    },
    startBare: async (name) => {
      const double = closing(await startDockerCatalog({ [name]: {} }));
      return { double, source: dockerCatalog(double.place), change: () => undefined };
    },
    keyOf: (name) => `docker/${name}`,
  },
];

const NAMES = ['a', 'b', 'c', 'd', 'e'];
const MANY = Array.from({ length: 60 }, (_, index) => `server-${String(index).padStart(2, '0')}`);

function withoutList(key: string): string {
  return key.replace(/^(toolhive|official)\//, '');
}

describe.each(CASES)('$id', ({ id, start, startBare, keyOf }) => {
  test('hands on nothing when there is nothing', async () => {
    const { source } = await start([]);
    expect(await readSource(source)).toMatchObject({ records: [], dropped: [], end: { covered: 'everything' } });
  });

  test('says who it is and what is allowed', async () => {
    const { source } = await start([]);
    expect(source.id).toBe(id);
    expect(source.terms).toMatch(/\.$/);
  });

  test('makes a record of what has a name and nothing else', async () => {
    const { source } = await startBare('bare');
    const { records, dropped } = await readSource(source);
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({
      source: id,
      packages: [],
      remotes: [],
      status: 'active',
      repositoryVouched: false,
    });
    expect(records[0]?.title).toMatch(/bare$/);
    expect(records[0]).not.toHaveProperty('declared');
    expect(dropped).toEqual([]);
  });

  test('loses one bad record between two good ones, and says so', async () => {
    const { source } = await start(['a', 'bad', 'c']);
    const { records, dropped } = await readSource(source);
    expect(records.map(({ key }) => withoutList(key))).toEqual([keyOf('a'), keyOf('c')]);
    expect(dropped).toHaveLength(1);
    expect(dropped[0]?.where.startsWith(`${id} `)).toBe(true);
    expect(dropped[0]?.reason).toMatch(/not the name of a server|name: /);
  });

  test('hands on every record once, with the text that it came as', async () => {
    const { source } = await start(NAMES);
    const { records, end, batches } = await readSource(source);
    expect(records.map(({ key }) => withoutList(key))).toEqual(NAMES.map(keyOf));
    expect(end?.covered).toBe('everything');
    expect(batches).toBeGreaterThan(0);
    for (const { body, key } of records) {
      expect(JSON.stringify(JSON.parse(body))).toContain(withoutList(key).replace('docker/', ''));
      expect(body).not.toContain('"registry":{');
    }
  });

  const broken: [string, Fault, HttpFailure[]][] = [
    ['nothing at the address', { status: 404, body: '{}' }, ['not-found']],
    ['a host that fails', { status: 500, body: '{}' }, ['server-error']],
    ['a 429 in HTML without Retry-After', HTML_429, ['throttled']],
    ['no JSON', { body: '{"servers": [' }, ['not-json', 'wrong-type']],
    ['a page for people', { type: 'text/html', body: '<h1>Welcome</h1>' }, ['wrong-type']],
    ['JSON of another shape', { body: '{"servers":{},"data":[],"registry":[]}' }, ['wrong-type']],
    ['null', { body: 'null' }, ['wrong-type']],
    ['a list where an object should be', { body: '[{"servers":[]}]' }, ['wrong-type']],
    ['half of an answer', { body: '{"servers":[],"metadata":{"count":0}}', cut: true }, ['truncated', 'reset']],
  ];
  test.concurrent.each(broken)('never makes data of %s', async (_, fault, codes) => {
    const { source, double } = await start(NAMES);
    double.broken = fault;
    const error: unknown = await readSource(source).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({ name: 'HttpError' });
    expect(codes).toContain((error as { code: HttpFailure }).code);
    expect((error as Error).message).toMatch(/\. [A-Z].*\.$/);
  });

  test.concurrent('gets over one failure', async () => {
    const { source, double } = await start(NAMES);
    double.faults.push({ status: 500, body: '{}' });
    expect((await readSource(source)).records).toHaveLength(NAMES.length);
  });

  test.concurrent('says that nobody is there', async () => {
    const { source, double } = await start(NAMES);
    await double.close();
    await expect(readSource(source)).rejects.toMatchObject({ code: 'refused' });
  });

  test.concurrent(
    'goes on where it was interrupted, or starts over',
    async () => {
      const { source, double } = await start(MANY);
      const whole = keysOf(await readSource(source));
      expect(new Set(whole).size).toBe(MANY.length);
      double.asked.length = 0;
      const first = await readSource(source, { stopAfter: 1 });
      const second = await readSource(source, { state: first.resume });
      expect(second.end?.covered).toBe('everything');
      expect(new Set([...keysOf(first), ...keysOf(second)])).toEqual(new Set(whole));
      if (first.resume !== undefined) expect(keysOf(second)).not.toEqual(expect.arrayContaining(keysOf(first)));
    },
    60_000,
  );

  test.concurrent('asks little on a night without changes, and for what changed on another', async () => {
    const { source, double, change } = await start(NAMES);
    const first = await readSource(source);
    const asked = double.asked.length;
    double.asked.length = 0;
    const second = await readSource(source, { state: first.end?.state });
    expect(second.records).toEqual([]);
    expect(second.end?.covered).not.toBe('everything');
    expect(double.asked.length).toBeLessThanOrEqual(asked);

    change('c');
    const third = await readSource(source, { state: second.end?.state });
    expect(third.records.map(({ key }) => withoutList(key))).toContain(keyOf('c'));
    const changed = third.records.find(({ key }) => withoutList(key) === keyOf('c'));
    expect(changed?.body).not.toBe(first.records.find(({ key }) => key === changed?.key)?.body);
    if (third.end?.covered === 'changes') expect(third.records).toHaveLength(1);
    else expect(third.records).toHaveLength(NAMES.length);

    const full = await readSource(source, { state: third.end?.state, full: true });
    expect(full.records).toHaveLength(NAMES.length);
    expect(full.end?.covered).toBe('everything');
  });

  test.concurrent.each([{ pages: 7 }, 'text', { place: 'elsewhere', completeAt: LATER }, [], null])(
    'starts over from a state that it does not know: %j',
    async (state) => {
      const { source } = await start(['a']);
      expect(await readSource(source, { state })).toMatchObject({ records: [{}], end: { covered: 'everything' } });
    },
  );
});
