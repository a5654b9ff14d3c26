import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runFairly } from '../../crawler/fair-queue.ts';

interface Item {
  host: string;
  number: number;
}

const hostOf = ({ host }: Item): string => host;

/** Items of hosts, given how many of each: `{ a: 2 }` is a1 and a2. */
function itemsOf(counts: Record<string, number>): Item[] {
  return Object.entries(counts).flatMap(([host, count]) =>
    Array.from({ length: count }, (_, i) => ({ host, number: i + 1 })),
  );
}

async function order(counts: Record<string, number>, concurrency: number): Promise<string[]> {
  const started: string[] = [];
  await runFairly(itemsOf(counts), { concurrency, hostOf }, async ({ host, number }) => {
    started.push(`${host}${number}`);
    await turn();
  });
  return started;
}

describe('the order', () => {
  it('begins with the busiest host, and keeps that of its items', async () => {
    expect(await order({ a: 1, b: 3, c: 2 }, 1)).toEqual(['b1', 'c1', 'b2', 'a1', 'c2', 'b3']);
  });

  it('keeps the busiest host at work all the time', async () => {
    const started = await order({ small: 1, busy: 5, ...Object.fromEntries([1, 2, 3, 4].map((i) => [`h${i}`, 1])) }, 2);
    expect(started.filter((name) => name.startsWith('busy'))).toEqual(['busy1', 'busy2', 'busy3', 'busy4', 'busy5']);
    expect(started.indexOf('busy5')).toBeGreaterThanOrEqual(started.length - 2);
  });
});

it('does everything once, never two of a host at once, and never more than it may', async () => {
  const counts = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), fc.integer({ min: 1, max: 12 }));
  await fc.assert(
    fc.asyncProperty(counts, fc.integer({ min: 1, max: 5 }), fc.infiniteStream(fc.nat(4)), async (of, most, random) => {
      const items = itemsOf(of);
      const [done, atWork] = [new Set<Item>(), new Set<string>()];
      await runFairly(items, { concurrency: most, hostOf }, async (item) => {
        expect(atWork.has(item.host)).toBe(false);
        expect(done.has(item)).toBe(false);
        atWork.add(item.host);
        expect(atWork.size).toBeLessThanOrEqual(most);
        for (let turns: number = random.next().value as number; turns > 0; turns -= 1) await turn();
        atWork.delete(item.host);
        done.add(item);
      });
      expect(done.size).toBe(items.length);
    }),
    { numRuns: 100 },
  );
});

it('uses all that it may while there are hosts for it', async () => {
  let [atWork, most] = [0, 0];
  await runFairly(itemsOf({ a: 3, b: 3, c: 3, d: 3 }), { concurrency: 3, hostOf }, async () => {
    atWork += 1;
    most = Math.max(most, atWork);
    await turn();
    atWork -= 1;
  });
  expect(most).toBe(3);
});

it('starts nothing new once it is aborted, and lets the rest finish', async () => {
  const stop = new AbortController();
  const [started, finished]: [string[], string[]] = [[], []];
  await runFairly(
    itemsOf({ a: 9, b: 9 }),
    { concurrency: 2, hostOf, signal: stop.signal },
    async ({ host, number }) => {
      started.push(`${host}${number}`);
      if (number === 3) stop.abort();
      await turn();
      finished.push(`${host}${number}`);
    },
  );
  expect(finished).toEqual(started);
  expect(started.length).toBeLessThan(8);
});

it('is done at once when there is nothing to do, or it was aborted before', async () => {
  const never = (): Promise<void> => Promise.reject(new Error('There is nothing to do.'));
  await expect(runFairly([], { concurrency: 2, hostOf }, never)).resolves.toBeUndefined();
  const signal = AbortSignal.abort();
  await expect(runFairly(itemsOf({ a: 1 }), { concurrency: 2, hostOf, signal }, never)).resolves.toBeUndefined();
});

it('is quick with ten thousand items of one host beside ten thousand hosts', async () => {
  const items = itemsOf({
    busy: 10_000,
    ...Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`h${i}`, 1])),
  });
  const from = process.cpuUsage();
  let done = 0;
  await runFairly(items, { concurrency: 32, hostOf }, async () => {
    await Promise.resolve();
    done += 1;
  });
  const { user, system } = process.cpuUsage(from);
  expect(done).toBe(20_000);
  expect((user + system) / 1_000).toBeLessThan(3_000);
});
