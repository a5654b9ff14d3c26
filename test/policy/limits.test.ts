import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePolicy, type Policy } from '../../policy/document.ts';
import { evaluate, judge, type Spend } from '../../policy/evaluate.ts';
import { ceiling, fits } from '../../policy/fits.ts';
import { runCalls } from './run-calls.ts';

const PER_DAY = { counter: 'c', window: 'day', max: 10, scope: 'grant' };
const IDS = { grant: 'g', session: 's', server: 'v' };
const TUESDAY = Date.UTC(2025, 10, 25, 12, 34, 56, 789);

function policy(rule: object, parts: object = {}): Policy {
  const read = parsePolicy({ version: '1', default: 'deny', tools: { pay: rule, other: {} }, ...parts });
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read.policy;
}

function spends(limit: object, args: unknown = {}, now = TUESDAY, ids = IDS): Spend[] {
  return judge(policy({ limits: [{ ...PER_DAY, ...limit }] }), { tool: 'pay', arguments: args }, { now, ids }).spends;
}

describe('a window', () => {
  it.each([
    ['minute', '2025-11-25T12:35:00.000Z'],
    ['hour', '2025-11-25T13:00:00.000Z'],
    ['day', '2025-11-26T00:00:00.000Z'],
  ])('is a calendar %s of UTC and ends at %s', (window, ends) => {
    const [spend] = spends({ window });
    expect(new Date(spend?.ends ?? 0).toISOString()).toBe(ends);
  });

  it('counts the last millisecond to the old window and the next to the new one', () => {
    const midnight = Date.UTC(2025, 10, 26);
    const keys = [midnight - 86_400_000, midnight - 1, midnight].map((now) => spends({}, {}, now)[0]?.key);
    expect(keys[0]).toBe(keys[1]);
    expect(keys[2]).not.toBe(keys[1]);
  });
});

describe('a counter', () => {
  it.each(['grant', 'session', 'server'] as const)(
    'belongs to the %s that the scope names, and to no other',
    (scope) => {
      const key = (ids: typeof IDS) => spends({ scope }, {}, TUESDAY, ids)[0]?.key;
      for (const other of ['grant', 'session', 'server'] as const)
        expect(key({ ...IDS, [other]: 'x' }) === key(IDS)).toBe(other !== scope);
    },
  );

  it('is not mixed up with another by any name or id', () => {
    const some = fc.record({ counter: fc.string({ minLength: 1 }), grant: fc.string() });
    fc.assert(
      fc.property(some, some, (one, other) => {
        const [a, b] = [one, other].map(
          ({ counter, grant }) => spends({ counter }, {}, TUESDAY, { ...IDS, grant })[0]?.key,
        );
        expect(a === b).toBe(one.counter === other.counter && one.grant === other.grant);
      }),
    );
  });

  it('is shared by the rules that name it, and one call uses it up once for each', () => {
    const shared = { counter: 'calls', window: 'day', max: 5, scope: 'grant' };
    const both = policy({ limits: [shared] }, { all_tools: { limits: [{ ...shared, increment: 1 }] } });
    const calls = ['other', 'pay', 'pay', 'other'].map((tool) => ({ tool }));
    expect(runCalls(both, calls).map(({ decision }) => decision)).toEqual(['allow', 'allow', 'allow', 'deny']);
    const [, pay] = runCalls(both, calls);
    expect(pay?.spends.map(({ rule, amount }) => [rule, amount])).toEqual([
      ['/all_tools/limits/0', 1],
      ['/tools/pay/limits/0', 1],
    ]);
  });

  it('has no room for a call whose parts fit only one by one', () => {
    const twice = { counter: 'calls', window: 'day', max: 3, scope: 'grant', increment: 2 };
    const both = policy({ limits: [twice] }, { all_tools: { limits: [twice] } });
    const [made] = runCalls(both, [{ tool: 'pay' }]);
    expect(made).toMatchObject({ decision: 'deny', rule: '/tools/pay/limits/0' });
  });
});

describe('what a call uses up', () => {
  it.each([
    ['1 when nothing is said', {}, {}, 1],
    ['its increment', { increment: 2.5 }, {}, 2.5],
    ['the argument that increment_from names', { increment_from: 'args.amount' }, { amount: 7.25 }, 7.25],
    ['nothing for an argument of 0', { increment_from: 'args.amount' }, { amount: 0 }, 0],
    ['the sum over the elements', { increment_from: 'args.items.*.price' }, { items: [{ price: 1 }, { price: 2 }] }, 3],
    ['one element by its index', { increment_from: 'args.items.1' }, { items: [1, 2] }, 2],
  ])('is %s', (_, limit, args, amount) => {
    expect(spends(limit, args).map((spend) => spend.amount)).toEqual([amount]);
  });

  it.each([
    ['absent', {}],
    ['null', { amount: null }],
    ['a text', { amount: '5' }],
    ['negative', { amount: -1 }],
    ['not finite', { amount: Infinity }],
    ['a list', { amount: [1] }],
    ['an object', { amount: { value: 1 } }],
  ])('cannot be told when the argument is %s, and the call is denied', (_, args) => {
    const made = judge(
      policy({ limits: [{ ...PER_DAY, increment_from: 'args.amount' }], approve: [{ conditions: [] }] }),
      { tool: 'pay', arguments: args },
      { now: 0, ids: IDS },
    );
    expect(made).toEqual({
      decision: 'deny',
      rule: '/tools/pay/limits/0',
      reason: 'The limit counts args.amount, which must be a number of at least 0, and is not.',
      spends: [],
    });
  });

  it.each([
    ['no elements', { items: [] }],
    ['one element without it', { items: [{ price: 1 }, {}] }],
    ['a negative element that a larger one covers', { items: [{ price: 5 }, { price: -4 }] }],
    ['more than a number holds', { items: [{ price: Number.MAX_VALUE }, { price: Number.MAX_VALUE }] }],
  ])('cannot be told of a sum with %s', (_, args) => {
    expect(spends({ increment_from: 'args.items.*.price' }, args)).toEqual([]);
  });
});

describe('room', () => {
  it('is there for fractions that add up to the max, which sums of doubles miss by a hair', () => {
    const tenths = { ...PER_DAY, max: 0.3, increment: 0.1 };
    const calls = Array.from({ length: 4 }, () => ({ tool: 'pay' }));
    const decisions = runCalls(policy({ limits: [tenths] }), calls).map(({ decision }) => decision);
    expect(decisions).toEqual(['allow', 'allow', 'allow', 'deny']);
  });

  it.each([1, 10, 1000, 1_000_000, Number.MAX_SAFE_INTEGER - 1])('is exact in whole numbers up to %d', (max) => {
    expect([fits(max - 1, 1, max), fits(max, 0, max), fits(max, 1, max)]).toEqual([true, true, false]);
  });

  it('is never more than a millionth above the max', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e9, minExcluded: true, noNaN: true }), (max) => {
        expect(ceiling(max)).toBeGreaterThanOrEqual(max);
        expect(ceiling(max) - max).toBeLessThanOrEqual(1.1e-6);
        expect(ceiling(max)).toBeLessThanOrEqual(max * 1.000_000_002);
      }),
    );
  });

  it('is told of with the limit, the window and when it starts anew', () => {
    const full = evaluate(policy({ limits: [PER_DAY] }), { tool: 'pay' }, { now: TUESDAY, ids: IDS, used: () => 10 });
    expect(full).toEqual({
      decision: 'deny',
      rule: '/tools/pay/limits/0',
      reason: 'The limit of 10 a day is used up; it starts anew with the next day (UTC).',
      spends: [],
    });
  });
});
