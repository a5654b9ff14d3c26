import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import type { CounterStore } from '../../../gateway/counters/store.ts';
import { KEPT_AFTER } from '../../../gateway/counters/store.ts';
import type { Spend } from '../../../policy/evaluate.ts';

const HOUR = 3_600_000;

let named = 0;

/** A spend of a counter of its own, in a window that ends in an hour. */
export function spend(change: Partial<Spend> = {}): Spend {
  named += 1;
  const ends = Math.ceil(Date.now() / HOUR) * HOUR + HOUR;
  const key = JSON.stringify(['grant', `g${process.pid}-${named}`, 'mail_rate', 'hour', (ends - HOUR) / 1000]);
  return { key, amount: 1, max: 1, window: 'hour', ends, rule: '/tools/mail/limits/0', ...change };
}

/** What every store of counters has to do. */
export function describeCounters(open: () => CounterStore | Promise<CounterStore>): void {
  const opened: CounterStore[] = [];
  const store = async (): Promise<CounterStore> => {
    const counters = await open();
    opened.push(counters);
    return counters;
  };
  const usedOf = async (counters: CounterStore, { key }: Spend): Promise<number | undefined> =>
    (await counters.inUse()).find((it) => it.key === key)?.used;

  afterEach(async () => {
    for (const counters of opened.splice(0)) await counters.close();
  });

  test('has room up to the limit, and names the spend that has none', async () => {
    const counters = await store();
    const once = spend({ max: 2 });
    expect(await counters.reserve([once])).toBeUndefined();
    expect(await counters.reserve([once])).toBeUndefined();
    expect(await counters.reserve([once])).toEqual(once);
  });

  test('reserves all or nothing', async () => {
    const counters = await store();
    const [roomy, tight] = [spend({ max: 10 }), spend({ max: 0 })];
    expect(await counters.reserve([roomy, tight])).toEqual(tight);
    expect((await usedOf(counters, roomy)) ?? 0).toBe(0);
  });

  test('counts twice a counter that stands twice in one call, each against its own limit', async () => {
    const counters = await store();
    const wide = spend({ max: 3 });
    const narrow = { ...wide, max: 1, rule: '/all_tools/limits/0' };
    expect(await counters.reserve([wide, narrow])).toEqual(narrow);
    expect(await counters.reserve([wide, { ...wide }])).toBeUndefined();
    expect(await usedOf(counters, wide)).toBe(2);
  });

  test('sums amounts, fractions too, with all their digits', async () => {
    const counters = await store();
    const paid = spend({ amount: 0.1, max: 1e15 });
    let sum = 0;
    for (const amount of [0.1, 0.2, 123_456_789.123_456_7, 2 ** 40]) {
      expect(await counters.reserve([{ ...paid, amount }])).toBeUndefined();
      sum += amount;
    }
    expect(await usedOf(counters, paid)).toBe(sum);
    expect(await counters.reserve([{ ...paid, amount: 1e15 }])).toMatchObject({ rule: paid.rule });
  });

  test('has room for three times 0.1 under a limit of 0.3, and for no more', async () => {
    const counters = await store();
    const tenth = spend({ amount: 0.1, max: 0.3 });
    for (let i = 0; i < 3; i += 1) expect(await counters.reserve([tenth])).toBeUndefined();
    expect(await counters.reserve([{ ...tenth, amount: 0.01 }])).toMatchObject({ key: tenth.key });
  });

  test('gives back what was reserved, and never goes below zero', async () => {
    const counters = await store();
    const one = spend();
    await counters.reserve([one]);
    await counters.release([one]);
    await counters.release([one]);
    expect(await usedOf(counters, one)).toBe(0);
    expect(await counters.reserve([one])).toBeUndefined();
    expect(await counters.reserve([one])).toEqual(one);
  });

  test('gives back what nobody reserved without making room', async () => {
    const counters = await store();
    const one = spend();
    await counters.release([one]);
    expect(await counters.reserve([one])).toBeUndefined();
    expect(await counters.reserve([one])).toEqual(one);
  });

  test('lets exactly 100 of 200 reservations at once through a limit of 100', async () => {
    const [a, b] = [await store(), await store()];
    const limited = spend({ max: 100 });
    const answers = await Promise.all(
      Array.from({ length: 200 }, async (_, i) => (i % 2 === 0 ? a : b).reserve([limited])),
    );
    expect(answers.filter((answer) => answer === undefined)).toHaveLength(100);
    expect(await usedOf(a, limited)).toBe(100);
  });

  test('keeps what was reserved when it is closed and opened again', async () => {
    const one = spend();
    const before = await store();
    await before.reserve([one]);
    await before.close();
    expect(await (await store()).reserve([one])).toEqual(one);
  });

  test('refuses a reservation in a window that is long over, rather than count it anew', async () => {
    const counters = await store();
    const late = spend({ ends: (await counters.now()) - KEPT_AFTER - 1 });
    await expect(async () => counters.reserve([late])).rejects.toThrow(/window is over/);
  });

  test('tells a time that does not go back', async () => {
    const counters = await store();
    const first = await counters.now();
    expect(Math.abs(first - Date.now())).toBeLessThan(60_000);
    expect(await counters.now()).toBeGreaterThanOrEqual(first);
  });

  test('reserves nothing for a call that spends nothing', async () => {
    const counters = await store();
    expect(await counters.reserve([])).toBeUndefined();
    await counters.release([]);
  });

  test('agrees with plain addition over any order of reserving and giving back', async () => {
    const counters = await store();
    const step = fc.record({ give: fc.boolean(), amount: fc.integer({ min: 0, max: 20 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const counted = spend({ max: 50 });
        let used = 0;
        for (const { give, amount } of steps) {
          const one = { ...counted, amount };
          const fits = used + amount <= 50;
          if (give) await counters.release([one]);
          else expect((await counters.reserve([one])) === undefined).toBe(fits);
          if (give) used = Math.max(0, used - amount);
          else if (fits) used += amount;
        }
        expect((await usedOf(counters, counted)) ?? 0).toBe(used);
      }),
      { numRuns: 50 },
    );
  });
}
