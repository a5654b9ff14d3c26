import fc from 'fast-check';

/** Names that a careless program finds in every object, or takes for a part of a pointer. */
const name = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('a', 'a/b') },
  { weight: 2, arbitrary: fc.constantFrom('b', '~0', '', '__proto__', 'constructor', 'toString', '1', 'limits') },
);
const path = fc.constantFrom(
  ...['args.a', 'args.b.c', 'args.b.c.d', 'args.list.*', 'args.list.*.x', 'args.list.0', 'args.list.1.x'],
  ...['args.a\\.b', 'args.\\*', 'args.__proto__.a', 'args.length'],
);
const text = fc.constantFrom('', 'a', 'usd', '5', 'true', '\u{1f600}', 'a\nb');
const number = fc.constantFrom(0, 5, -1, 99.5, 100, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER);
const scalar = fc.oneof(text, number, fc.boolean(), fc.constant(null));

/** Every operator, with values of every type that it takes. */
const condition = fc.oneof(
  fc.record({ path, op: fc.constantFrom('eq', 'neq', 'contains'), value: scalar }),
  fc.record({ path, op: fc.constantFrom('in', 'not_in'), value: fc.array(scalar, { minLength: 1, maxLength: 3 }) }),
  fc.record({ path, op: fc.constantFrom('lt', 'lte', 'gt', 'gte'), value: number }),
  fc.record({ path, op: fc.constant('regex'), value: fc.constantFrom('^u', 'd$', '5', '(?i)A', '.') }),
  fc.record({ path, op: fc.constant('exists'), value: fc.boolean() }, { requiredKeys: ['path', 'op'] }),
);
const conditions = fc.array(condition, { maxLength: 2 });
const denial = fc.record({ conditions, on_deny: fc.constantFrom('No.', 'Say why.') }, { requiredKeys: ['conditions'] });
const approval = fc.record({ conditions, reason: fc.constant('Ask.') }, { requiredKeys: ['conditions'] });
const counted = {
  counter: fc.constantFrom('a_rate', 'b_rate', 'x', 'y', 'z', '__proto__'),
  window: fc.constantFrom('minute', 'hour', 'day'),
  max: fc.constantFrom(3, 10, 99.5, Number.MAX_SAFE_INTEGER),
  scope: fc.constantFrom('grant', 'session', 'server'),
};
const limit = fc.oneof(
  fc.record(counted),
  fc.record({ ...counted, increment: fc.constantFrom(1, 2, 0.1) }),
  fc.record({ ...counted, increment_from: path }),
);

const parts = {
  require: fc.array(fc.oneof({ weight: 3, arbitrary: denial }, { weight: 1, arbitrary: path }), { maxLength: 2 }),
  deny_if: fc.array(denial, { minLength: 1, maxLength: 2 }),
  limits: fc.array(limit, { minLength: 1, maxLength: 2 }),
  approve: fc.array(approval, { maxLength: 2 }),
};
const rate_limit = fc.record({ max: fc.constantFrom(1, 10), window: fc.constantFrom(60, 3600, 86_400) });
const denied = { action: fc.constant('deny'), reason: fc.constant('Never.') };
const rule = fc.oneof(
  { weight: 2, arbitrary: fc.constant({}) },
  { weight: 3, arbitrary: fc.record({ ...parts, rate_limit }, { requiredKeys: [] }) },
  { weight: 1, arbitrary: fc.record({ rate_limit, approve: parts.approve }, { requiredKeys: ['rate_limit'] }) },
  { weight: 1, arbitrary: fc.record({ ...parts, rate_limit, ...denied }, { requiredKeys: ['action'] }) },
  { weight: 1, arbitrary: fc.record(denied, { requiredKeys: ['action'] }) },
);
const ruleForAll = fc.oneof(
  { weight: 2, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.record(parts, { requiredKeys: [] }) },
);

/** Policies as people write them, shorthands included. Few contradict themselves. */
export const anyDocument = fc.record(
  {
    $schema: fc.constant('https://example.org/policy.json'),
    version: fc.constant('1'),
    default: fc.constantFrom('allow', 'deny'),
    hide: fc.oneof(fc.constant([]), fc.constant([]), fc.array(fc.oneof(name, fc.constant('*')), { maxLength: 2 })),
    all_tools: ruleForAll,
    tools: fc.array(fc.tuple(name, rule), { maxLength: 3 }).map((rules) => Object.fromEntries(rules)),
  },
  { requiredKeys: ['version', 'default'] },
);

const json = fc.oneof(scalar, fc.array(scalar, { maxLength: 2 }), fc.record({ x: scalar }, { requiredKeys: [] }));
const args = fc
  .record(
    {
      a: json,
      b: fc.oneof(scalar, fc.record({ c: json }, { requiredKeys: [] })),
      list: fc.oneof(scalar, fc.array(json, { maxLength: 3 })),
      'a.b': json,
      '*': json,
      length: json,
    },
    { requiredKeys: [] },
  )
  .chain((known) => fc.option(json).map((proto) => (proto === null ? known : withProto(known, proto))));

/** As `JSON.parse` makes it: an own key, not the prototype. */
function withProto(known: object, proto: unknown): unknown {
  return Object.fromEntries([...Object.entries(known), ['__proto__', proto]]);
}

/** Calls of the tools that the policies are about, and of others; arguments of every shape, none included. */
export const anyCall = fc.record(
  {
    tool: fc.oneof({ weight: 5, arbitrary: name }, { weight: 1, arbitrary: fc.string() }),
    arguments: fc.oneof({ weight: 5, arbitrary: args }, { weight: 1, arbitrary: fc.jsonValue() }),
  },
  { requiredKeys: ['tool'] },
);
