import { describe, expect, it } from 'vitest';
import { parsePolicy } from '../../../policy/document.ts';
import { judge } from '../../../policy/evaluate.ts';
import { MOMENT } from '../targets/policies.ts';
import { OPERATORS, type Operator, type Truth } from './operators.ts';

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
      expect(decisions('args.v', operator, { v: value }), JSON.stringify(value).slice(0, 40)).toEqual(
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
