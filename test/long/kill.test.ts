import { afterAll, expect, it } from 'vitest';
import { clearOfMidnight } from '../cli/crawl/export.ts';
import { byPhase, crawlKilled, crawlUndisturbed, type Round } from '../cli/crawl/kill.ts';
import { momentsIn, PHASES, randomFrom } from '../cli/crawl/moments.ts';
import { startWorld, type World } from '../cli/crawl/world.ts';

/** Killed at 100 random moments and resumed, a crawl ends in the catalog of one that was not. */
const seed = Number(process.env['KILL_SEED'] ?? Date.now() % 2 ** 31);
const KILLS = 100;
const KILLS_A_ROUND = 8;
/** Worlds that are crawled at the same time: a crawl waits for its hosts half of the time. */
const WORLDS = 2;
const worlds: World[] = [];
afterAll(async () => {
  for (const world of worlds) await world.close();
});

it(`a crawl that is killed at ${KILLS} random moments ends in the same catalog as one that is not`, async () => {
  await clearOfMidnight(600_000);
  const started = performance.now();
  const rounds: Round[] = [];
  const hit = (): number => rounds.flatMap(({ kills }) => kills).length;
  async function killIn(number: number): Promise<void> {
    const world = await startWorld();
    worlds.push(world);
    const undisturbed = await crawlUndisturbed(world);
    const random = randomFrom(seed + number);
    // The other world's last round is not over yet; a few kills more than asked for do no harm.
    for (let turn = 0; hit() < KILLS; turn += 1)
      rounds.push(await crawlKilled(world, undisturbed, momentsIn(undisturbed.timeline, KILLS_A_ROUND, random, turn)));
  }
  await Promise.all(Array.from({ length: WORLDS }, (_, number) => killIn(number)));
  const counts = byPhase(rounds.flatMap(({ kills }) => kills));
  const seconds = Math.round((performance.now() - started) / 1000);
  process.stdout.write(
    `${hit()} kills in ${rounds.length} rounds and ${seconds} s, seed ${seed}: ${JSON.stringify(counts)}\n`,
  );
  expect(
    rounds.flatMap(({ faults }) => faults),
    `repeat with KILL_SEED=${seed}`,
  ).toEqual([]);
  expect(
    PHASES.filter((phase) => counts[phase] === 0),
    `never hit with KILL_SEED=${seed}`,
  ).toEqual([]);
}, 1_500_000);
