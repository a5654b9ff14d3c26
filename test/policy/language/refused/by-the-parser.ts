import { document, rule, limit, path, value, type Refused } from './make.ts';

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
    '(?:abc){400}',
    'the pattern unfolds to more than 1000 steps; use smaller counted repeats',
  ),
  path(
    'a path of more code units than characters',
    `args.${'\u{1f600}'.repeat(600)}`,
    'the path is longer than 1000 characters',
  ),
  value(
    'a pattern of more code units than characters',
    'regex',
    '\u{1f600}'.repeat(600),
    'the pattern is longer than 1000 characters',
  ),
];
