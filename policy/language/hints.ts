/** What people write who know another language, or an older page, and what to write instead. */
const FOREIGN_KEYS: Record<string, string> = {
  rules: 'write "require", "deny_if", "limits" and "approve" right into the rule of the tool',
  conditions: 'conditions stand in the items of "require", "deny_if" and "approve"',
  state: 'counters are written as "limits"',
  description: 'a policy has no description; keep it beside the file',
  on_deny: 'it stands in the items of "require" and "deny_if"; with "action", write "reason"',
  hide: 'to hide a tool, name it in the list "hide" of the policy',
  rate_limit: 'it is a shorthand for one tool; for all tools, write "limits"',
  action: 'it denies one tool; to deny all, write "deny_if": [{ "conditions": [] }]',
  ask: 'write "approve": [{ "conditions": [] }]',
  allow: 'a tool is allowed by a rule: "tools": { "its_name": {} }',
  deny: 'a tool is denied by "tools": { "its_name": { "action": "deny" } }',
};

const ACTIONS: Record<string, string> = {
  allow: 'to allow a tool, write an empty rule: {}',
  evaluate: 'to allow a tool within its other parts, leave "action" out',
  ask: 'to have a person asked, write "approve": [{ "conditions": [] }]',
  approve: 'to have a person asked, write "approve": [{ "conditions": [] }]',
  hide: 'to hide a tool, name it in the list "hide" of the policy',
};

const OPERATORS: Record<string, string> = {
  '=': 'eq',
  '==': 'eq',
  '===': 'eq',
  equals: 'eq',
  '!=': 'neq',
  '!==': 'neq',
  '<': 'lt',
  '<=': 'lte',
  '>': 'gt',
  '>=': 'gte',
  match: 'regex',
  matches: 'regex',
  includes: 'contains',
};

/** What to write instead of a key that is not known, when people of another language write it. */
export function hintForKey(key: string): string | undefined {
  return Object.hasOwn(FOREIGN_KEYS, key) ? FOREIGN_KEYS[key] : undefined;
}

/** What to write instead of a value at a place, when it is a known slip. */
export function hintForValue(path: readonly PropertyKey[], written: unknown): string | undefined {
  const key = path.at(-1);
  if (key === 'version' && written === 1) return 'write it in quotes';
  if (key === 'action' && typeof written === 'string' && Object.hasOwn(ACTIONS, written)) return ACTIONS[written];
  if (key === 'op' && typeof written === 'string' && Object.hasOwn(OPERATORS, written))
    return `did you mean "${OPERATORS[written] ?? ''}"?`;
  if (key === 'rate_limit' && typeof written === 'string')
    return 'write { "max": 10, "window": 60 }, with the window in seconds';
  if (path.length === 2 && path[0] === 'tools' && (typeof written === 'boolean' || typeof written === 'string'))
    return 'to allow a tool, write {}; to deny it, write { "action": "deny" }';
  return undefined;
}
