import fc from 'fast-check';
import { parsePolicy, type Policy } from '../../../policy/document.ts';
import type { Moment } from '../../../policy/evaluate.ts';

export const MOMENT: Moment = { now: 0, ids: { grant: 'g', session: 's', server: 'v' } };

/** Names that a format could take for something else, beside plain ones. */
export const HOSTILE_NAMES = [
  '*',
  'a*',
  '__proto__',
  'constructor',
  '_global',
  'dot.ted',
  'dot_ted',
  'Search',
  'no',
  '1_0',
  '=',
  '~',
  '-x',
  '--enable',
  'a:b',
  'a b',
  'a\nb',
  'a\r\n\tb',
  '"],"allow":["*',
  "'; rm -rf /; '",
  '$(id)',
  '`id`',
  // Not a backslash alone: after a key of that name, V8 13.6 reads an escaped key of one character as that name.
  'a\\b',
  'mcp_x',
  'mcp__github__search',
  'é',
  '\u{1f600}',
  '\u0085\u2028\ufeff',
  '\u0000',
  '\ud800',
  '',
  ' ',
  'x'.repeat(70),
];

const name = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('search', 'pay', 'send', 'delete_all') },
  { weight: 1, arbitrary: fc.constantFrom(...HOSTILE_NAMES) },
);
const path = fc.constantFrom('args.amount', 'args.to', 'args.to.name', 'args.to.0', 'args.to.*', 'args.flag');
const scalar = fc.constantFrom<unknown>('5', 'usd', 'true', '', 5, 100, -1, true, null, '<nil>');
const number = fc.constantFrom(0, 5, 99.5, 100);
const condition = fc.oneof(
  fc.record({ path, op: fc.constantFrom('eq', 'neq', 'contains'), value: scalar }),
  fc.record({
    path,
    op: fc.constantFrom('in', 'not_in'),
    value: fc.oneof(
      fc.uniqueArray(scalar, { minLength: 1, maxLength: 3 }),
      fc.constant(['usd', 'eur']),
      fc.constant([5, 100]),
    ),
  }),
  fc.record({ path, op: fc.constantFrom('lt', 'lte', 'gt', 'gte'), value: number }),
  fc.record({ path, op: fc.constant('regex'), value: fc.constantFrom('^u', 'd$', '5') }),
  fc.record({ path, op: fc.constant('exists'), value: fc.boolean() }),
);
const few = <T>(arbitrary: fc.Arbitrary<T>) => fc.array(arbitrary, { minLength: 1, maxLength: 2 });
const conditions = fc.oneof(
  { weight: 1, arbitrary: fc.constant([]) },
  { weight: 4, arbitrary: fc.array(condition, { minLength: 1, maxLength: 2 }) },
);
const limit = fc.record(
  {
    counter: fc.constantFrom('a', 'b'),
    window: fc.constantFrom('minute', 'hour', 'day'),
    max: fc.constantFrom(3, 10, 10.5),
    scope: fc.constantFrom('grant', 'session', 'server'),
    increment: fc.constantFrom(2, 0.5),
    increment_from: fc.constantFrom('args.amount', 'args.to.*'),
  },
  { requiredKeys: ['counter', 'window', 'max', 'scope'] },
);
const rule = fc.oneof(
  { weight: 2, arbitrary: fc.constant({}) },
  {
    weight: 5,
    arbitrary: fc.record(
      {
        require: few(fc.record({ conditions, on_deny: fc.constant('Say so.') })),
        deny_if: few(fc.record({ conditions, on_deny: fc.constant('Too\nmuch.') })),
        limits: fc.array(limit, { minLength: 1, maxLength: 2 }),
        approve: few(fc.record({ conditions, reason: fc.constant('Moves money.') })),
      },
      { requiredKeys: [] },
    ),
  },
);

const document = fc
  .record(
    {
      version: fc.constant('1'),
      default: fc.constantFrom('allow', 'deny'),
      hide: fc.array(name, { maxLength: 1 }),
      all_tools: rule,
      tools: fc.array(fc.tuple(name, rule), { maxLength: 2 }),
    },
    { requiredKeys: ['version', 'default', 'tools'] },
  )
  .map(({ tools, ...rest }) => ({ ...rest, tools: Object.fromEntries(tools) }));

/** Policies about at most three tools, so that a sentence names each. */
export const anyPolicy: fc.Arbitrary<Policy> = document
  .map((it) => parsePolicy(it))
  .filter((it) => 'policy' in it)
  .map((it) => it.policy);

const value = fc.constantFrom<unknown>('5', 'usd', 'true', '', 5, 99.5, 100, -1, true, null, 'x'.repeat(9));
const args = fc.record(
  {
    amount: value,
    to: fc.oneof(value, fc.array(value, { maxLength: 2 }), fc.record({ name: value }, { requiredKeys: [] })),
    flag: value,
  },
  { requiredKeys: [] },
);

/** Arguments of calls, absent ones included. */
export const anyArguments: fc.Arbitrary<unknown> = fc.oneof(args, fc.constant(undefined));

/** Tools that the server has: those that the policy names can be among them or not. */
export const anyTools: fc.Arbitrary<string[]> = fc.uniqueArray(name, { maxLength: 1 });

export const anyServerName: fc.Arbitrary<string> = fc.constantFrom(
  'github',
  'my-server',
  'my_server',
  'a.b',
  'mcp',
  'x y',
  "it's",
);
