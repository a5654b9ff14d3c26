const VALUES = [
  null,
  true,
  false,
  0,
  1,
  5,
  -1,
  0.5,
  '',
  '5',
  'true',
  'usd',
  'aé😀',
  [],
  ['usd'],
  [5],
  [null],
  [[5]],
  {},
  { name: 'usd' },
];
const SCALARS = [null, true, false, 5, 0.5, 'usd', ''];
const LISTS = [[null], [5], ['usd', null], [5, 'usd'], [true, 0.5]];

const BY_VALUE = [
  ...['eq', 'neq', 'contains'].flatMap((op) => SCALARS.map((value) => ({ op, value }))),
  ...['in', 'not_in'].flatMap((op) => LISTS.map((value) => ({ op, value }))),
  ...['lt', 'lte', 'gt', 'gte'].flatMap((op) => [0, 5, -0.5].map((value) => ({ op, value }))),
  ...['^u', 's.$', String.raw`\d`, '😀$'].map((value) => ({ op: 'regex', value })),
  ...[true, false].map((value) => ({ op: 'exists', value })),
];

/** Arguments in which a path ends, goes on, or does not fit. */
const SHAPES = [
  { path: 'args.x', args: (value: unknown) => [{ x: value }, {}, undefined, null] },
  { path: 'args.x.name', args: (value: unknown) => [{ x: value }, { x: { name: value } }] },
  { path: 'args.x.0', args: (value: unknown) => [{ x: [value] }, { x: { 0: value } }, { x: value }] },
  { path: 'args.x.01', args: (value: unknown) => [{ x: [value, value] }, { x: { '01': value } }] },
  { path: 'args.x.*', args: (value: unknown) => [{ x: [value] }, { x: [value, 'usd'] }, { x: value }] },
  { path: 'args.x.*.name', args: (value: unknown) => [{ x: [{ name: value }, {}] }, { x: [value] }] },
  { path: 'args.x.*.*', args: (value: unknown) => [{ x: [[value], []] }, { x: [value] }] },
  {
    path: 'args.__proto__.x',
    args: (value: unknown) => [Object.fromEntries([['__proto__', { x: value }]]), {}],
  },
  { path: String.raw`args.a\.b.\*`, args: (value: unknown) => [{ 'a.b': { '*': value } }, { 'a.b': [value] }] },
  { path: 'args.x.99999999999999999999999', args: (value: unknown) => [{ x: [value] }] },
] as { path: string; args: (value: unknown) => unknown[] }[];

/** Enough where the test is about the path. */
const FEW = [null, true, 5, 'usd', ['usd'], { name: 'usd' }];

/** Texts at the length from which patterns are not tested, in UTF-16 code units. */
const LONG = ['u'.repeat(65_536), 'u'.repeat(65_537), `u${'😀'.repeat(32_767)}`, `uu${'😀'.repeat(32_767)}u`];

/** Conditions, and arguments at their edges. */
export const EDGES: { conditions: object[]; all: unknown[] }[] = [
  ...SHAPES.map(({ path, args }) => ({
    conditions: BY_VALUE.map((condition) => ({ path, ...condition })),
    all: (path === 'args.x' ? VALUES : FEW).flatMap(args),
  })),
  { conditions: [{ path: 'args.x', op: 'regex', value: '^u' }], all: LONG.map((x) => ({ x })) },
];
