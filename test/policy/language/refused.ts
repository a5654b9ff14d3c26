import type { PolicyProblem } from '../../../policy/document.ts';

/** A document that is refused, and all that is said of it. A pattern stands where a library words the reason. */
interface Refused {
  what: string;
  text: string;
  problems: [path: string, message: string | RegExp][];
}

const HEAD = { version: '1', default: 'deny' };
const OPS = '"eq", "neq", "in", "not_in", "lt", "lte", "gt", "gte", "regex", "contains" or "exists"';
const SCALAR = 'a text, a number, true or false or null';
const TO_DENY = 'to deny every call, use "action": "deny"';
const RULE_KEYS = 'require, deny_if, limits, approve, rate_limit, action, reason';
const TWO_TO_53 = 9_007_199_254_740_992;

function raw(what: string, text: string, ...problems: Refused['problems']): Refused {
  return { what, text, problems };
}

function document(what: string, parts: object, path: string, message: string | RegExp): Refused {
  return raw(what, JSON.stringify({ ...HEAD, ...parts }), [path, message]);
}

function rule(what: string, body: unknown, path: string, message: string | RegExp): Refused {
  return document(what, { tools: { a: body } }, `/tools/a${path}`, message);
}

function limit(what: string, parts: object, path: string, message: string): Refused {
  const whole = { counter: 'c', window: 'minute', max: 5, scope: 'grant', ...parts };
  return rule(what, { limits: [whole] }, `/limits/0${path}`, message);
}

function condition(what: string, body: unknown, path: string, message: string | RegExp): Refused {
  return rule(what, { deny_if: [{ conditions: [body] }] }, `/deny_if/0/conditions/0${path}`, message);
}

function path(what: string, written: unknown, message: string): Refused {
  return condition(what, { path: written, op: 'exists' }, '/path', message);
}

function value(what: string, op: string, written: unknown, message: string | RegExp, at = ''): Refused {
  return condition(what, { path: 'args.a', op, value: written }, `/value${at}`, message);
}

function proto(where: string, text: string, path: string, known: string): Refused {
  return raw(`__proto__ in ${where}`, text, [`${path}/__proto__`, `unknown key "__proto__"; known keys are ${known}`]);
}

/** What the JSON Schema refuses too. */
export const REFUSED: Refused[] = [
  raw('a text', '"deny"', ['', 'must be an object, not "deny"']),
  raw('null', 'null', ['', 'must be an object, not null']),
  raw('a list', '[]', ['', 'must be an object, not a list']),
  raw(
    'nothing in it',
    '{}',
    ['/version', 'is missing; it must be "1"'],
    ['/default', 'is missing; it must be "allow" or "deny"'],
  ),

  document('a version to come', { version: '2' }, '/version', 'must be "1", not "2"'),
  document('a version without quotes', { version: 1 }, '/version', 'must be "1", not 1; write it in quotes'),
  document('a default that a rule has', { default: 'ask' }, '/default', 'must be "allow" or "deny", not "ask"'),
  document(
    'a default in capitals',
    { default: 'Deny' },
    '/default',
    'must be "allow" or "deny", not "Deny"; did you mean "deny"?',
  ),
  document('hide that is no list', { hide: '*' }, '/hide', 'must be a list, not "*"'),
  document('a number as a name', { hide: ['a', 1] }, '/hide/1', 'must be a text, not 1'),
  document('tools in a list', { tools: [] }, '/tools', 'must be an object of rules by tool name'),
  document(
    'a star as a tool',
    { tools: { '*': {} } },
    '/tools/*',
    'names are exact, and no tool is called "*"; write what holds for every tool as "all_tools"',
  ),
  document('an address that is none', { $schema: 1 }, '/$schema', 'must be a text, not 1'),

  document('an unknown key of the policy', { tols: {} }, '/tols', 'unknown key "tols"; did you mean "tools"?'),
  document(
    'a key of another language',
    { rules: [] },
    '/rules',
    'unknown key "rules"; write "require", "deny_if", "limits" and "approve" right into the rule of the tool',
  ),
  document(
    'a key with hostile characters',
    { 'a\n~/': 1 },
    '/a\n~0~1',
    'unknown key "a\\n~/"; known keys are version, default, hide, all_tools, tools, $schema',
  ),
  document(
    'a shorthand for all tools',
    { all_tools: { rate_limit: {} } },
    '/all_tools/rate_limit',
    'unknown key "rate_limit"; it is a shorthand for one tool; for all tools, write "limits"',
  ),
  document(
    'a denial of all tools',
    { all_tools: { action: 'deny' } },
    '/all_tools/action',
    'unknown key "action"; it denies one tool; to deny all, write "deny_if": [{ "conditions": [] }]',
  ),
  document('all_tools in a list', { all_tools: [] }, '/all_tools', 'must be an object, not a list'),
  document(
    'an unknown key of a rule',
    { tools: { 'a/b': { limts: [] } } },
    '/tools/a~1b/limts',
    'unknown key "limts"; did you mean "limits"?',
  ),
  rule(
    'a key of the policy in a rule',
    { hide: true },
    '/hide',
    'unknown key "hide"; to hide a tool, name it in the list "hide" of the policy',
  ),
  rule(
    'an unknown key of a requirement',
    { require: [{ conditions: [], on_dney: 'x' }] },
    '/require/0/on_dney',
    'unknown key "on_dney"; did you mean "on_deny"?',
  ),
  rule(
    'a reason for a denial',
    { deny_if: [{ conditions: [], reason: 'x' }] },
    '/deny_if/0/reason',
    'unknown key "reason"; known keys are conditions, on_deny',
  ),
  rule(
    'an unknown key of an approval',
    { approve: [{ conditions: [], raeson: 'x' }] },
    '/approve/0/raeson',
    'unknown key "raeson"; did you mean "reason"?',
  ),
  limit(
    'an unknown key of a limit',
    { increments: 1 },
    '/increments',
    'unknown key "increments"; did you mean "increment"?',
  ),
  rule(
    'an unknown key of a rate',
    { rate_limit: { max: 1, window: 60, burst: 2 } },
    '/rate_limit/burst',
    'unknown key "burst"; known keys are max, window',
  ),
  condition(
    'an unknown key of a condition',
    { path: 'args.a', op: 'eq', value: 1, values: 2 },
    '/values',
    'unknown key "values"; did you mean "value"?',
  ),

  rule(
    'true for a rule',
    true,
    '',
    'must be an object, not true; to allow a tool, write {}; to deny it, write { "action": "deny" }',
  ),
  rule('null for a rule', null, '', 'must be an object, not null'),
  rule('a requirement that is no list', { require: 'args.a' }, '/require', 'must be a list, not "args.a"'),
  rule('a number as a requirement', { require: [5] }, '/require/0', 'must be a text or an object, not 5'),
  rule(
    'a bad path as a requirement',
    { require: ['amount'] },
    '/require/0',
    'the path must start with "args." and name an argument; did you mean "args.amount"?',
  ),
  rule(
    'a denial without conditions',
    { deny_if: [{ on_deny: 'x' }] },
    '/deny_if/0/conditions',
    'is missing; it must be a list',
  ),
  rule('a path as a denial', { deny_if: ['args.a'] }, '/deny_if/0', 'must be an object, not "args.a"'),
  rule(
    'a number that is told',
    { deny_if: [{ conditions: [], on_deny: 5 }] },
    '/deny_if/0/on_deny',
    'must be a text, not 5',
  ),
  rule('true for an approval', { approve: true }, '/approve', 'must be a list, not true'),
  rule(
    'an action that allows',
    { action: 'allow' },
    '/action',
    'must be "deny", not "allow"; to allow a tool, write an empty rule: {}',
  ),
  rule('an action in capitals', { action: 'DENY' }, '/action', 'must be "deny", not "DENY"; did you mean "deny"?'),
  rule(
    'a reason alone',
    { reason: 'x' },
    '/reason',
    '"reason" goes with "action": "deny"; elsewhere, write "on_deny" or the "reason" of an "approve"',
  ),
  rule(
    'a rate of another language',
    { rate_limit: '10/minute' },
    '/rate_limit',
    'must be an object, not "10/minute"; write { "max": 10, "window": 60 }, with the window in seconds',
  ),
  rule('a rate of none', { rate_limit: { max: 0, window: 60 } }, '/rate_limit/max', `must be more than 0; ${TO_DENY}`),
  rule(
    'a rate of half a call',
    { rate_limit: { max: 1.5, window: 60 } },
    '/rate_limit/max',
    'must be a whole number, not 1.5',
  ),
  rule(
    'a rate beyond 2^53',
    { rate_limit: { max: TWO_TO_53, window: 60 } },
    '/rate_limit/max',
    'is beyond what a number holds exactly (2^53)',
  ),
  rule(
    'a rate in half minutes',
    { rate_limit: { max: 1, window: 30 } },
    '/rate_limit/window',
    'must be 60, 3600 or 86400, not 30',
  ),

  limit('a max of 0', { max: 0 }, '/max', `must be more than 0; ${TO_DENY}`),
  limit('a negative max', { max: -1 }, '/max', `must be more than 0; ${TO_DENY}`),
  limit('a max beyond 2^53', { max: TWO_TO_53 }, '/max', 'is beyond what a number holds exactly (2^53)'),
  limit('a max in quotes', { max: '5' }, '/max', 'must be a number, not "5"'),
  limit('a window that there is not', { window: 'week' }, '/window', 'must be "minute", "hour" or "day", not "week"'),
  limit(
    'a window in the plural',
    { window: 'hours' },
    '/window',
    'must be "minute", "hour" or "day", not "hours"; did you mean "hour"?',
  ),
  limit(
    'a scope that there is not',
    { scope: 'client' },
    '/scope',
    'must be "grant", "session" or "server", not "client"',
  ),
  limit(
    'a scope misspelt',
    { scope: 'sesion' },
    '/scope',
    'must be "grant", "session" or "server", not "sesion"; did you mean "session"?',
  ),
  limit('a counter without a name', { counter: '' }, '/counter', 'must not be empty'),
  limit('a counter left out', { counter: undefined }, '/counter', 'is missing; it must be a text'),
  limit('an increment of 0', { increment: 0 }, '/increment', 'must be more than 0'),
  limit('an increment below 0', { increment: -2 }, '/increment', 'must be more than 0'),
  limit(
    'two increments',
    { increment: 1, increment_from: 'args.a' },
    '/increment',
    'a call uses up either "increment" or what "increment_from" names; remove one of them',
  ),
  limit(
    'an increment from no path',
    { increment_from: 'amount' },
    '/increment_from',
    'the path must start with "args." and name an argument; did you mean "args.amount"?',
  ),

  path(
    'a path without args',
    'amount',
    'the path must start with "args." and name an argument; did you mean "args.amount"?',
  ),
  path(
    'a JSONPath',
    '$.arguments.to.0',
    'the path must start with "args." and name an argument; did you mean "args.to.0"?',
  ),
  path('a path to nothing', 'args', 'the path must name an argument, for example "args.amount"'),
  path('an empty path', '', 'the path must start with "args." and name an argument; for example "args.amount"'),
  path(
    'two dots',
    'args..a',
    'the path has an empty step between two dots, or ends with a dot; did you mean "args.a"?',
  ),
  path(
    'a bracket',
    'args.to[0].name',
    'the path has a bracket, which an index does not need, and which in a name is written \\[; did you mean "args.to.0.name"?',
  ),
  path(
    'a bracket that is never closed',
    'args.to[',
    'the path has a bracket, which an index does not need, and which in a name is written \\[; for example "args.amount"',
  ),
  path(
    'a star after args',
    'args.*',
    'the path has "*" right after args: it means each element of an array, and the arguments are no array',
  ),
  path(
    'a star in a name',
    'args.to*',
    'the path has a star in a name; "*" stands alone between dots, and \\* is a star that belongs to a name',
  ),
  path(
    'a backslash that escapes nothing',
    'args.a\\b',
    'the path has a backslash that escapes nothing; write \\\\ for a backslash',
  ),
  path(
    'a counter as a path',
    'state.pay.count',
    'the path must start with "args."; counters of "state" are written as "limits" here',
  ),
  path('a path that is too long', `args.${'a'.repeat(996)}`, 'must have at most 1000 characters'),
  path('a number as a path', 1, 'must be a text, not 1'),

  condition('a text for a condition', 'args.a', '', 'must be an object, not "args.a"'),
  condition('no path', { op: 'exists' }, '/path', 'is missing; it must be a text'),
  condition('no operator', { path: 'args.a', value: 1 }, '/op', `is missing; it must be ${OPS}`),
  condition(
    'an operator misspelt',
    { path: 'args.a', op: 'not-in', value: [1] },
    '/op',
    `must be ${OPS}, not "not-in"; did you mean "not_in"?`,
  ),
  condition(
    'an operator of another language',
    { path: 'args.a', op: '>=', value: 1 },
    '/op',
    `must be ${OPS}, not ">="; did you mean "gte"?`,
  ),
  condition('no value', { path: 'args.a', op: 'eq' }, '/value', `is missing; it must be ${SCALAR}`),
  value('a list for eq', 'eq', [1], `must be ${SCALAR}, not a list`),
  value('a number that is not held exactly', 'eq', TWO_TO_53, 'is beyond what a number holds exactly (2^53)'),
  value('an empty list for in', 'in', [], 'must not be empty'),
  value('a number for not_in', 'not_in', 1, 'must be a list, not 1'),
  value('an object in the list of in', 'in', [1, {}], `must be ${SCALAR}, not an object`, '/1'),
  value('a text for gt', 'gt', '5', 'must be a number, not "5"'),
  value('null for lte', 'lte', null, 'must be a number, not null'),
  value('a text for exists', 'exists', 'yes', 'must be true or false, not "yes"'),
  value('a list for contains', 'contains', ['x'], `must be ${SCALAR}, not a list`),
  value('an empty pattern', 'regex', '', 'must not be empty'),
  value('a number for a pattern', 'regex', 5, 'must be a text, not 5'),
  value('a pattern that is too long', 'regex', 'x'.repeat(1001), 'must have at most 1000 characters'),

  proto(
    'the policy',
    '{"version":"1","default":"deny","__proto__":{}}',
    '',
    'version, default, hide, all_tools, tools, $schema',
  ),
  proto(
    'a rule',
    '{"version":"1","default":"deny","tools":{"a":{"__proto__":{"action":"deny"}}}}',
    '/tools/a',
    RULE_KEYS,
  ),
  proto(
    'a denial',
    '{"version":"1","default":"deny","tools":{"a":{"deny_if":[{"conditions":[],"__proto__":{}}]}}}',
    '/tools/a/deny_if/0',
    'conditions, on_deny',
  ),
  raw(
    'lists in lists, very deep',
    `{"version":"1","default":"deny","hide":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
    ['/hide/0', 'must be a text, not a list'],
  ),
  raw(
    'several mistakes',
    '{"version":"1","defualt":"deny","tools":{"a":{"limits":[{"counter":"","window":"minute","max":0,"scope":"grants"}]},"b":7}}',
    ['/default', 'is missing; it must be "allow" or "deny"'],
    ['/tools/a/limits/0/counter', 'must not be empty'],
    ['/tools/a/limits/0/max', `must be more than 0; ${TO_DENY}`],
    ['/tools/a/limits/0/scope', 'must be "grant", "session" or "server", not "grants"; did you mean "grant"?'],
    ['/tools/b', 'must be an object, not 7'],
    ['/defualt', 'unknown key "defualt"; did you mean "default"?'],
  ),
];

/** What a JSON Schema cannot tell. */
export const BY_THE_PARSER_ALONE: Refused[] = [
  limit(
    'no room for one call',
    { max: 0.5 },
    '/max',
    'no call has room: each uses up 1; raise "max", or use "action": "deny"',
  ),
  limit(
    'no room for what one call uses up',
    { increment: 6 },
    '/max',
    'no call has room: each uses up 6; raise "max", or use "action": "deny"',
  ),
  rule(
    'a shorthand that repeats a limit',
    { rate_limit: { max: 5, window: 60 }, limits: [{ counter: 'a_rate', window: 'minute', max: 5, scope: 'grant' }] },
    '/rate_limit',
    'is the same limit as /tools/a/limits/0, so that a call would count double; remove one',
  ),
  rule(
    'a shorthand that contradicts a limit',
    {
      rate_limit: { max: 5, window: 60 },
      limits: [{ counter: 'a_rate', window: 'minute', max: 9, scope: 'grant', increment: 2 }],
    },
    '/rate_limit',
    'the counter "a_rate" has a max of 9 at /tools/a/limits/0; give this one another name',
  ),
  document(
    'one counter with two maxima',
    {
      all_tools: { limits: [{ counter: 'c', window: 'day', max: 5, scope: 'server' }] },
      tools: { 'a/b': { limits: [{ counter: 'c', window: 'day', max: 6, scope: 'server' }] } },
    },
    '/tools/a~1b/limits/0/max',
    'the counter "c" has a max of 5 at /all_tools/limits/0; give this one another name',
  ),
  value(
    'a lookahead',
    'regex',
    '(?=a)',
    /^the pattern is not understood: .*`\(\?=`.* \(RE2 has no lookaround and no backreferences\)$/,
  ),
  value('a lookbehind', 'regex', '(?<!a)b', /^the pattern is not understood: .*`\(\?<!/),
  value('a backreference', 'regex', '(a)\\1', /^the pattern is not understood: .*`\\1`/),
  value('a bracket that is never closed', 'regex', '(a', /^the pattern is not understood: missing closing \)/),
  value(
    'a pattern that unfolds to too much',
    'regex',
    '(?:a{30}){40}',
    'the pattern unfolds to more than 1000 steps; use smaller counted repeats',
  ),
  path(
    'a path of more code units than characters',
    `args.${'\u{1f600}'.repeat(600)}`,
    'must have at most 1000 characters',
  ),
  value(
    'a pattern of more code units than characters',
    'regex',
    '\u{1f600}'.repeat(600),
    'must have at most 1000 characters',
  ),
];

/** What no JSON parser, or none that a schema stands behind, would tell. */
export const BY_THE_TEXT_ALONE: Refused[] = [
  raw('nothing', '', ['', 'is no JSON: line 1, column 1, expected a value, and the text ends']),
  raw('a comma after the last item', '{"version":"1",\n "default":"deny",\n}', [
    '',
    'is no JSON: line 3, column 1, expected a key in double quotes; JSON has no comma after the last item',
  ]),
  raw('a comment', '{"version":"1", // the first\n"default":"deny"}', [
    '',
    'is no JSON: line 1, column 17, expected a key in double quotes; JSON has no comments',
  ]),
  raw('single quotes', "{'version':'1'}", [
    '',
    'is no JSON: line 1, column 2, expected a key in double quotes or "}"; JSON has double quotes only',
  ]),
  raw('half a text', '{"version":"1","default":"de', [
    '',
    'is no JSON: line 1, column 29, expected the rest of a text and a closing quote; a line break is written \\n, and a backslash \\\\, and the text ends',
  ]),
  raw('more than one document', '{"version":"1","default":"deny"} {}', [
    '',
    'is no JSON: line 1, column 34, expected nothing more',
  ]),
  raw('two byte order marks', '\uFEFF\uFEFF{"version":"1","default":"deny"}', [
    '',
    'is no JSON: line 1, column 1, expected a value',
  ]),
  raw('brackets that never close, very deep', '['.repeat(50_000), [
    '',
    'is no JSON: line 1, column 50001, expected a value or "]", and the text ends',
  ]),
  raw('more than anybody writes', `{"version":"1","default":"deny"}${' '.repeat(16_777_216)}`, [
    '',
    'is longer than 16777216 characters; a policy is for one server',
  ]),
  raw('a tool twice', '{"version":"1","default":"deny","tools":{"pay":{"action":"deny"},\n"pay":{}}}', [
    '/tools/pay',
    'the key is there twice, again in line 2, column 1; remove one',
  ]),
  raw('a default twice, once in escapes', '{"version":"1","default":"deny","d\\u0065fault":"allow"}', [
    '/default',
    'the key is there twice, again in line 1, column 33; remove one',
  ]),
  raw(
    'a value twice, deep inside',
    '{"version":"1","default":"deny","tools":{"a/b":{"deny_if":[{"conditions":[]},{"conditions":[{"path":"args.a","op":"gt","value":1,"value":2}]}]}}}',
    ['/tools/a~1b/deny_if/1/conditions/0/value', 'the key is there twice, again in line 1, column 130; remove one'],
  ),
];

/** What is said, as a test compares it. */
export function expected({ problems }: Refused): unknown[] {
  return problems.map(([path, message]): Record<keyof PolicyProblem, unknown> => ({
    path,
    message: typeof message === 'string' ? message : (expectMatching(message) as unknown),
  }));
}

/** An asymmetric matcher of vitest's kind, without making this table depend on a running test. */
function expectMatching(pattern: RegExp): object {
  return { asymmetricMatch: (written: unknown) => typeof written === 'string' && pattern.test(written) };
}
