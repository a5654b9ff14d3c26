/** What a call is to a condition. */
export type Truth = 'yes' | 'no' | 'unclear';

/** A condition, and arguments by what it says of them. Every operator stands here at least once. */
export interface Operator {
  op: string;
  value?: unknown;
  yes: unknown[];
  no: unknown[];
  /** Values that cannot be compared. */
  unclear: unknown[];
  /** What it says of an argument that is not there. */
  absent: Truth;
}

const LONG = 'u'.repeat(65_537);
const NO_NUMBER = ['5', 'x', '', null, true, [], [5], {}, Infinity, NaN];
const NO_SCALAR = [[], {}, [5], { x: 5 }, Infinity, NaN];

export const OPERATORS: Operator[] = [
  { op: 'eq', value: 5, yes: [5], no: [6, 5.1, null], unclear: ['5', 'x', true, ...NO_SCALAR], absent: 'no' },
  {
    op: 'eq',
    value: 'usd',
    yes: ['usd'],
    no: ['USD', 'usd ', '', null],
    unclear: [5, true, ...NO_SCALAR],
    absent: 'no',
  },
  { op: 'eq', value: true, yes: [true], no: [false, null], unclear: [1, 'true', ...NO_SCALAR], absent: 'no' },
  { op: 'eq', value: null, yes: [null], no: [0, '', 'null', false], unclear: NO_SCALAR, absent: 'no' },
  { op: 'neq', value: 5, yes: [6, null], no: [5], unclear: ['5', 'x', true, ...NO_SCALAR], absent: 'no' },
  { op: 'neq', value: null, yes: [0, '', false, 'null'], no: [null], unclear: NO_SCALAR, absent: 'no' },
  {
    op: 'in',
    value: ['usd', 'eur'],
    yes: ['usd', 'eur'],
    no: ['gbp', '', null],
    unclear: [5, true, ...NO_SCALAR],
    absent: 'no',
  },
  { op: 'in', value: ['usd', 5], yes: ['usd', 5], no: ['eur', 6, null], unclear: [true, ...NO_SCALAR], absent: 'no' },
  { op: 'in', value: [null], yes: [null], no: ['null', 0, false], unclear: NO_SCALAR, absent: 'no' },
  {
    op: 'not_in',
    value: ['usd', 'eur'],
    yes: ['gbp', '', null],
    no: ['usd'],
    unclear: [5, true, ...NO_SCALAR],
    absent: 'no',
  },
  { op: 'not_in', value: [null, 5], yes: [6], no: [null, 5], unclear: ['5', true, ...NO_SCALAR], absent: 'no' },
  { op: 'lt', value: 5, yes: [4.9, -1], no: [5, 6], unclear: NO_NUMBER, absent: 'no' },
  { op: 'lte', value: 5, yes: [5, -1], no: [5.1], unclear: NO_NUMBER, absent: 'no' },
  { op: 'gt', value: 5, yes: [5.1, Number.MAX_VALUE], no: [5, -1], unclear: NO_NUMBER, absent: 'no' },
  { op: 'gte', value: 5, yes: [5, 6], no: [4.9], unclear: NO_NUMBER, absent: 'no' },
  {
    op: 'regex',
    value: '^u+$',
    yes: ['u', 'u'.repeat(65_536)],
    no: ['', 'U', 'u\n', 'xu'],
    unclear: [LONG, 5, null, true, [], ['u'], {}],
    absent: 'no',
  },
  { op: 'regex', value: 'u', yes: ['xux'], no: ['x'], unclear: [LONG, 5], absent: 'no' },
  {
    op: 'contains',
    value: 'us',
    yes: ['us', 'a usd', ['us'], [5, 'us']],
    no: ['u', '', [], ['usd'], [null]],
    unclear: [5, null, true, {}, [5], ['usd', {}]],
    absent: 'no',
  },
  {
    op: 'contains',
    value: 5,
    yes: [[5], ['x', 5]],
    no: [[], [6]],
    unclear: ['5', 5, null, true, {}, ['5']],
    absent: 'no',
  },
  { op: 'contains', value: null, yes: [[null]], no: [[], [0, 'x']], unclear: ['null', null, {}, [{}]], absent: 'no' },
  { op: 'exists', yes: [0, '', null, false, [], {}], no: [], unclear: [], absent: 'no' },
  { op: 'exists', value: true, yes: ['x', null], no: [], unclear: [], absent: 'no' },
  { op: 'exists', value: false, yes: [], no: [0, '', null, false, [], {}], unclear: [], absent: 'yes' },
];
