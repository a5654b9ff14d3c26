import { raw, proto, TO_DENY, RULE_KEYS, type Refused } from './make.ts';

/** Documents that are hostile, or wrong in many places. */
export const HOSTILE: Refused[] = [
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
