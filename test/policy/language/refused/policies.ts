import { raw, document, rule, limit, condition, type Refused } from './make.ts';

/** Mistakes in the policy itself, and keys that are not known at every level. */
export const POLICIES: Refused[] = [
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
];
