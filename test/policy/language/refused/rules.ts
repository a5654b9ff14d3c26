import { rule, TO_DENY, TWO_TO_53, type Refused } from './make.ts';

/** Mistakes in a rule, and in its shorthands. */
export const RULES: Refused[] = [
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
  rule(
    'nothing that is told',
    { deny_if: [{ conditions: [], on_deny: '' }] },
    '/deny_if/0/on_deny',
    'must not be empty',
  ),
  rule(
    'nothing to ask a person',
    { approve: [{ conditions: [], reason: '' }] },
    '/approve/0/reason',
    'must not be empty',
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
];
