import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, type Truth } from '../../../policy/compare.ts';
import { parsePolicy, type Condition } from '../../../policy/document.ts';
import { ABSENT } from '../../../policy/language/path.ts';

const scalar = fc.oneof(
  fc.constantFrom<string | number | boolean | null>('', '5', 'usd', 0, 5, -1, 99.5, true, false, null),
  fc.integer(),
  fc.string({ maxLength: 3 }),
);
const number = fc.oneof(
  fc.constantFrom(0, 5, -1, 0.1, Number.MAX_SAFE_INTEGER),
  fc.integer(),
  fc.double({ min: -1e15, max: 1e15, noNaN: true }),
);
const list = fc.array(scalar, { minLength: 1, maxLength: 4 });
const actual = fc.oneof(
  { weight: 4, arbitrary: scalar },
  { weight: 2, arbitrary: number },
  { weight: 1, arbitrary: fc.jsonValue() },
);

const OPPOSITES: [string, string, fc.Arbitrary<unknown>][] = [
  ['eq', 'neq', scalar],
  ['in', 'not_in', list],
  ['lt', 'gte', number],
  ['gt', 'lte', number],
];

function truth(op: string, value: unknown, of: unknown): Truth {
  const condition = { path: 'args.a', op, value };
  const document = { version: '1', default: 'deny', tools: { a: { deny_if: [{ conditions: [condition] }] } } };
  expect(parsePolicy(document)).toHaveProperty('policy');
  return compare(of, condition as Condition);
}

describe.each(OPPOSITES)('%s and %s', (one, other, values) => {
  it('never both hold, and one of them does when the values can be compared', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(values, actual, (value, of) => {
        const both = [truth(one, value, of), truth(other, value, of)].sort().join(' ');
        expect(['no yes', 'unclear unclear']).toContain(both);
        seen.add(both);
      }),
      { numRuns: 500 },
    );
    expect(seen.size).toBe(2);
  });

  it('both do not hold of an argument that is not there', () => {
    fc.assert(
      fc.property(values, (value) => {
        expect([truth(one, value, ABSENT), truth(other, value, ABSENT)]).toEqual(['no', 'no']);
      }),
    );
  });
});

describe('operators that say the same', () => {
  it('in a list of one is eq', () => {
    fc.assert(
      fc.property(scalar, actual, (value, of) => {
        expect(truth('in', [value], of)).toBe(truth('eq', value, of));
        expect(truth('not_in', [value], of)).toBe(truth('neq', value, of));
      }),
      { numRuns: 500 },
    );
  });

  it('lte is lt or eq, and gte is gt or eq, of numbers', () => {
    fc.assert(
      fc.property(number, number, (value, of) => {
        const [eq, lt, gt] = ['eq', 'lt', 'gt'].map((op) => truth(op, value, of) === 'yes');
        expect(truth('lte', value, of) === 'yes').toBe(lt === true || eq === true);
        expect(truth('gte', value, of) === 'yes').toBe(gt === true || eq === true);
        expect([eq, lt, gt].filter(Boolean)).toHaveLength(1);
      }),
    );
  });

  it('exists is the opposite of exists with false, and left out it is true', () => {
    fc.assert(
      fc.property(fc.oneof(actual, fc.constant(ABSENT)), (of) => {
        expect(truth('exists', undefined, of)).toBe(truth('exists', true, of));
        expect([truth('exists', true, of), truth('exists', false, of)].sort()).toEqual(['no', 'yes']);
      }),
    );
  });
});
