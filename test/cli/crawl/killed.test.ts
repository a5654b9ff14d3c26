import { afterAll, beforeAll, expect, it } from 'vitest';
import { clearOfMidnight } from './export.ts';
import { crawlKilled, crawlUndisturbed, type Undisturbed } from './kill.ts';
import { momentsIn, randomFrom } from './moments.ts';
import { startWorld, type World } from './world.ts';

/** A short form of test/long/kill.test.ts: a few kills on each run of the tests, at other moments every time. */
const seed = Number(process.env['KILL_SEED'] ?? Date.now() % 2 ** 31);
const KILLS = 8;
let world: World;
let undisturbed: Undisturbed;

beforeAll(async () => {
  await clearOfMidnight(180_000);
  world = await startWorld();
  undisturbed = await crawlUndisturbed(world);
});
afterAll(() => world.close());

it('a crawl that is killed again and again ends in the same catalog as one that is not', async () => {
  const moments = momentsIn(undisturbed.timeline, KILLS, randomFrom(seed), 0);
  const { kills, faults } = await crawlKilled(world, undisturbed, moments);
  expect(faults, `repeat with KILL_SEED=${seed}`).toEqual([]);
  expect(kills.length, `repeat with KILL_SEED=${seed}`).toBeGreaterThanOrEqual(KILLS / 2);
}, 180_000);
