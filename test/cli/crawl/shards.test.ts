import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { temporaryFolder } from '../../crawler/fixture.ts';
import { runCli } from '../run-cli.ts';
import { clearOfMidnight, difference, exportOf } from './export.ts';
import { crawlCli } from './run.ts';
import { startWorld, type World } from './world.ts';

const folder = temporaryFolder();
const merged = join(folder, 'merged.db');
const shards = [1, 2, 3].map((index) => join(folder, `shard-${index}.db`));
let world: World;
let whole: Map<string, Buffer>;

beforeAll(async () => {
  await clearOfMidnight(180_000);
  world = await startWorld();
  const { args, env } = world;
  const db = join(folder, 'whole.db');
  await crawlCli(args, { db, env });
  whole = await exportOf(db);
});
afterAll(() => world.close());

it('three shards, crawled apart and merged in any order, are one crawl of everything', async () => {
  const { args, env } = world;
  const crawled = await Promise.all(
    shards.map((db, index) => crawlCli([...args, '--shard', `${index + 1}/3`], { db, env })),
  );
  const servers = crawled.map(
    ({ events }) => new Set(events.flatMap((it) => (it.type === 'started' ? it.server : []))),
  );
  for (const [index, listed] of servers.entries()) {
    expect(listed.size, `shard ${index + 1}`).toBeGreaterThan(0);
    for (const other of servers.slice(index + 1)) expect(listed.isDisjointFrom(other)).toBe(true);
  }
  const ran = await runCli(['merge', ...shards.toReversed(), '--db', merged]);
  expect(ran.code).toBe(0);
  expect(ran.stderr).toMatch(/^Joined 3 catalogs into .+: 40 servers, \d+ of them listed\.\n$/);
  expect(difference(whole, await exportOf(merged))).toEqual([]);
});

it('merging the same again changes nothing', async () => {
  expect((await runCli(['merge', ...shards, '--db', merged])).code).toBe(0);
  expect(difference(whole, await exportOf(merged))).toEqual([]);
});

it('what was merged is classified, and a crawl goes on from it', async () => {
  const classified = await runCli(['classify', '--db', merged]);
  expect(classified.code).toBe(0);
  expect(classified.stderr).toMatch(/Classified \d\d tools of \d\d servers\./);
  const { args, env } = world;
  const { ends } = await crawlCli(args, { db: merged, env });
  // What failed for the first time is tried once more.
  expect(Object.values(ends)).toEqual(['unreachable']);
});
