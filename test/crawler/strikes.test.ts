import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openCatalog, type Catalog } from '../../catalog/database.ts';
import { exportCatalog } from '../../catalog/export.ts';
import { crawl, type CrawlEvent } from '../../crawler/crawl.ts';
import { readOptOut } from '../../crawler/http/opt-out.ts';
import { officialRegistry } from '../../crawler/sources/official-registry/source.ts';
import { temporaryFolder } from './fixture.ts';
import { sendResult, type Asked, type Started } from './remote/loopback.ts';
import { startRaw, tool } from './remote/servers.ts';
import { startOfficialRegistry, type OfficialRegistryDouble } from './sources/doubles/official-registry.ts';

const FIRST_NIGHT = Date.parse('2026-11-01T03:17:00.000Z');
const running = new Set<Pick<Started, 'close'>>();
afterEach(async () => {
  for (const server of running) await server.close();
  running.clear();
});

async function startServer(port?: number): Promise<Started> {
  const server = await startRaw('legacy', { 'tools/list': { tools: [tool(1), tool(2)] } }, port);
  running.add(server);
  return server;
}

async function stop(server: Started): Promise<void> {
  running.delete(server);
  await server.close();
}

interface Nights {
  db: Catalog;
  /** Crawls on a night, and tells what became of the one server; undefined when it was not its turn. */
  crawlOn: (day: number) => Promise<Pick<Finished, 'state' | 'message'> | undefined>;
  /** What the export says of the one target. */
  told: () => Record<string, unknown>;
}

type Finished = Extract<CrawlEvent, { type: 'finished' }>;

async function nightsOf(url: string): Promise<Nights> {
  const remotes = [{ type: 'streamable-http', url }];
  const registry: OfficialRegistryDouble = await startOfficialRegistry({
    rows: [{ server: { name: 'acme/notes', version: '1.0.0', remotes } }],
  });
  running.add(registry);
  const folder = temporaryFolder();
  const db = openCatalog(join(folder, 'catalog.db'));
  const due = db.prepare<[], string>('SELECT min(due_at) FROM targets WHERE active').pluck();
  return {
    db,
    crawlOn: async (day) => {
      const events: CrawlEvent[] = [];
      const now = new Date(FIRST_NIGHT + day * 86_400_000);
      // A night on which it is not due costs a second and asks nothing.
      if ((due.get() ?? '') > now.toISOString()) return undefined;
      await crawl({
        ...{ db, sources: [officialRegistry(registry.url)], sandbox: 'none', cacheFolder: join(folder, 'cache') },
        ...{ allowPrivate: true, optOut: readOptOut(''), clock: () => now },
        onEvent: (event) => events.push(event),
      });
      return events.find((event) => event.type === 'finished');
    },
    told: () => {
      const line = [...exportCatalog(db)].find(({ file }) => file.startsWith('targets/'))?.line;
      return JSON.parse(line ?? '{}') as Record<string, unknown>;
    },
  };
}

function toolsIn(db: Catalog): unknown {
  return db.prepare('SELECT count(*) FROM tools').pluck().get();
}

test('a server that does not answer keeps its last manifest with its day, is gone after 14 days, and comes back', async () => {
  const server = await startServer();
  const { db, crawlOn, told } = await nightsOf(server.url);
  expect(await crawlOn(0)).toMatchObject({ state: 'ok' });
  const { port } = new URL(server.url);
  await stop(server);

  const asked: number[] = [];
  const states: string[] = [];
  for (let day = 1; day <= 30; day += 1) {
    const end = await crawlOn(day);
    if (end === undefined) continue;
    asked.push(day);
    states.push(end.state);
    expect(toolsIn(db)).toBe(2);
    expect(told()).toMatchObject({
      last: { state: end.state },
      lastManifest: { state: 'ok', on: '2026-11-01', confirmedOn: '2026-11-01' },
    });
  }
  // Its turn comes four days after the first listing; then it is asked less and less.
  expect(asked[0]).toBeLessThanOrEqual(5);
  const gaps = asked.slice(1).map((day, index) => day - (asked[index] ?? 0));
  expect(gaps).toEqual(gaps.toSorted((a, b) => a - b));
  expect(asked.length).toBeLessThan(9);
  const sinceFirst = asked.map((day) => day - (asked[0] ?? 0));
  expect(states).toEqual(sinceFirst.map((days) => (days < 14 ? 'unreachable' : 'gone')));
  expect(states).toContain('gone');
  const since = new Date(FIRST_NIGHT + (asked[0] ?? 0) * 86_400_000).toISOString().slice(0, 10);
  expect(told()).toMatchObject({ failingSince: since, last: { reason: 'refused' } });
  expect((told()['last'] as { message: string }).message).toMatch(
    new RegExp(`^It has not answered since ${since}\\. .*refuse`),
  );

  await startServer(Number(port));
  const back: (string | undefined)[] = [];
  for (let day = 31; day <= 62 && !back.includes('ok'); day += 1) back.push((await crawlOn(day))?.state);
  expect(back.filter((state) => state !== undefined)).toEqual(['ok']);
  expect(told()).not.toHaveProperty('failingSince');
  expect(told()).not.toHaveProperty('lastManifest');
  db.close();
});

test('what fails for the first time is tried by the next crawl, and two crawls on one day are one strike', async () => {
  const server = await startServer();
  const { db, crawlOn } = await nightsOf(server.url);
  await stop(server);
  const failures = db.prepare('SELECT failures FROM targets').pluck();
  for (const hour of [0, 1, 2]) {
    expect(await crawlOn(hour / 24)).toMatchObject({ state: 'unreachable' });
    expect(failures.get()).toBe(1);
  }
  await startServer(Number(new URL(server.url).port));
  expect(await crawlOn(3 / 24)).toMatchObject({ state: 'ok' });
  expect(failures.get()).toBe(0);
  db.close();
});

test('a server that changes is asked often, and one that does not less and less', async () => {
  let version = 1;
  const server = await startRaw('legacy', {
    'tools/list': (asked: Asked) => {
      sendResult(asked, { tools: [tool(version)] });
    },
  });
  running.add(server);
  const { db, crawlOn } = await nightsOf(server.url);
  const asked: number[] = [];
  for (let day = 0; day <= 34; day += 1) {
    if (day === 20) version = 2;
    if ((await crawlOn(day)) !== undefined) asked.push(day);
  }
  const gaps = asked.slice(1).map((day, index) => day - (asked[index] ?? 0));
  const change = asked.findIndex((day) => day >= 20);
  expect(gaps[0]).toBeGreaterThanOrEqual(3);
  expect(Math.max(...gaps.slice(0, change))).toBeGreaterThan(gaps[0] ?? 0);
  // The night after a change.
  expect(gaps[change]).toBe(1);
  expect(Math.max(...gaps)).toBeLessThanOrEqual(20);
  db.close();
});
