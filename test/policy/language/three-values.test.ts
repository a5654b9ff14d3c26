import { describe, expect, it } from 'vitest';
import { parsePolicy } from '../../../policy/document.ts';
import { judge } from '../../../policy/evaluate.ts';
import { MOMENT } from '../targets/policies.ts';

/** What a call is to a condition. */
type Truth = 'yes' | 'no' | 'unclear';

/** A condition, and arguments by what it says of them. Every operator stands here at least once. */
interface Operator {
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

const OPERATORS: Operator[] = [
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

/** The decision of each part, by what its condition says. What is unclear counts against the call. */
const DECISIONS = {
  require: { yes: 'allow', no: 'deny', unclear: 'deny' },
  deny_if: { yes: 'deny', no: 'allow', unclear: 'deny' },
  approve: { yes: 'ask', no: 'allow', unclear: 'ask' },
} as const;
const PARTS = ['require', 'deny_if', 'approve'] as const;

/** What is said of several elements: `require` asks for all of them, the others for one. */
function overElements(part: (typeof PARTS)[number], truths: Truth[]): Truth {
  if (part !== 'require') return truths.includes('yes') ? 'yes' : truths.includes('unclear') ? 'unclear' : 'no';
  if (truths.length === 0 || truths.includes('no')) return 'no';
  return truths.includes('unclear') ? 'unclear' : 'yes';
}

function decision(part: string, path: string, { op, value }: Operator, args: unknown): string {
  const condition = { path, op, ...(value !== undefined && { value }) };
  const tools = { pay: { [part]: [{ conditions: [condition] }] } };
  const read = parsePolicy({ version: '1', default: 'deny', tools });
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return judge(read.policy, { tool: 'pay', arguments: args }, MOMENT).decision;
}

function decisions(path: string, operator: Operator, args: unknown): Record<string, string> {
  return Object.fromEntries(PARTS.map((part) => [part, decision(part, path, operator, args)]));
}

function decisionsOf(truth: Truth): Record<string, string> {
  return Object.fromEntries(PARTS.map((part) => [part, DECISIONS[part][truth]]));
}

const rows = OPERATORS.map(
  (one) => [`${one.op} ${one.value === undefined ? '' : JSON.stringify(one.value)}`, one] as const,
);

describe.each(rows)('%s', (_, operator) => {
  const given: [unknown, Truth][] = (['yes', 'no', 'unclear'] as const).flatMap((truth) =>
    operator[truth].map((value): [unknown, Truth] => [value, truth]),
  );

  it('decides by each value', () => {
    for (const [value, truth] of given)
      expect(decisions('args.v', operator, { v: value }), String(JSON.stringify(value)).slice(0, 40)).toEqual(
        decisionsOf(truth),
      );
  });

  it.each([
    ['no arguments', undefined],
    ['an empty object', {}],
    ['an object with another key', { V: 1, 'v.w': 1 }],
    ['null where an object was to be', { v: null }],
    ['an object without the key', { v: {} }],
    ['a key of the prototype', { v: Object.create({ w: 5 }) as unknown }],
  ])('takes the argument for absent: %s', (_what, args) => {
    expect(decisions('args.v.w', operator, args)).toEqual(decisionsOf(operator.absent));
  });

  it.each([
    ['a text where an object was to be', { v: '{"w":5}' }],
    ['a number', { v: 5 }],
    ['a list', { v: [{ w: 5 }] }],
    ['arguments that are a text', 'v'],
  ])('counts against the call what the path does not fit: %s', (_what, args) => {
    expect(decisions('args.v.w', operator, args)).toEqual(decisionsOf('unclear'));
  });

  it('takes one element of an array for enough, and all of them for what is required', () => {
    const elements: [unknown, Truth][] = [
      ...(['yes', 'no', 'unclear'] as const).flatMap((truth): [unknown, Truth][] => {
        const [value] = operator[truth];
        return operator[truth].length === 0 ? [] : [[{ x: value }, truth]];
      }),
      [{}, operator.absent],
      [null, operator.absent],
      ['text', 'unclear'],
    ];
    const lists = [[], ...elements.flatMap((one) => [[one], ...elements.map((other) => [one, other])])];
    for (const list of lists) {
      const args = { list: list.map(([element]) => element) };
      const truths = list.map(([, truth]) => truth);
      const wanted = PARTS.map((part) => [part, DECISIONS[part][overElements(part, truths)]]);
      expect(decisions('args.list.*.x', operator, args), JSON.stringify(args).slice(0, 80)).toEqual(
        Object.fromEntries(wanted),
      );
    }
  });

  it.each([
    ['absent', {}, 'absent'],
    ['null', { list: null }, 'absent'],
    ['a text', { list: 'abc' }, 'unclear'],
    ['an object', { list: { 0: { x: 5 } } }, 'unclear'],
  ] as const)('asks for the elements of what is no array: %s', (_what, args, truth) => {
    expect(decisions('args.list.*.x', operator, args)).toEqual(
      decisionsOf(truth === 'absent' ? operator.absent : truth),
    );
  });
});

describe('several conditions', () => {
  const [yes, no, unclear] = [6, 4, '6'];
  const TABLE: [unknown[], Truth][] = [
    [[yes, yes], 'yes'],
    [[yes, no], 'no'],
    [[yes, unclear], 'unclear'],
    [[no, unclear], 'no'],
    [[unclear, unclear], 'unclear'],
    [[yes, undefined], 'no'],
  ];

  it.each(TABLE)('all have to hold: %j', ([a, b], truth) => {
    for (const part of PARTS) {
      const conditions = ['args.a', 'args.b'].map((path) => ({ path, op: 'gt', value: 5 }));
      const read = parsePolicy({ version: '1', default: 'deny', tools: { pay: { [part]: [{ conditions }] } } });
      if ('problems' in read) throw new Error(JSON.stringify(read.problems));
      const args = { a, ...(b !== undefined && { b }) };
      expect(judge(read.policy, { tool: 'pay', arguments: args }, MOMENT).decision).toBe(DECISIONS[part][truth]);
    }
  });
});
