import { parse } from 'yaml';
import { z } from 'zod';
import { compiled, remembering, type Decide } from './decide.ts';

/** internal/config/config.go and the checks of internal/config/validate.go. */
const Window = z.enum(['minute', 'hour', 'day']);
const Condition = z.strictObject({
  path: z.string().regex(/^(args|state)\./),
  op: z.enum(['eq', 'neq', 'in', 'not_in', 'lt', 'lte', 'gt', 'gte', 'regex', 'contains', 'exists']),
  value: z.unknown(),
});
const Rule = z
  .strictObject({
    name: z.string().min(1),
    action: z.literal('deny').optional(),
    rate_limit: z
      .string()
      .regex(/^[1-9]\d*\/(minute|hour|day)$/)
      .optional(),
    conditions: z.array(Condition).min(1).optional(),
    on_deny: z.string().optional(),
    state: z
      .strictObject({
        counter: z.string().min(1),
        window: Window,
        increment: z.int().optional(),
        increment_from: z
          .string()
          .regex(/^args\./)
          .optional(),
      })
      .optional(),
  })
  .refine((rule) => [rule.action, rule.rate_limit, rule.conditions].filter((it) => it !== undefined).length === 1);
export type Rule = z.infer<typeof Rule>;

const Policy = z.strictObject({
  version: z.literal('1'),
  default: z.enum(['allow', 'deny']),
  hide: z
    .array(z.string().regex(/\S/))
    .refine((names) => new Set(names).size === names.length)
    .optional(),
  tools: z.map(z.string(), z.strictObject({ rules: z.array(Rule) })),
});

/** `Evaluate` in internal/engine/engine.go. Counters stand at zero. */
export const decide: Decide = (text, _server, call) => {
  const { default: otherwise, hide = [], tools } = read(text);
  if (hide.includes(call.tool) || hide.includes('*')) return 'deny';
  if (otherwise === 'deny' && !tools.has(call.tool)) return 'deny';
  const rules = [call.tool, ...(call.tool === '*' ? [] : ['*'])].flatMap((name) => tools.get(name)?.rules ?? []);
  const passes = ({ action, conditions = [] }: Rule) =>
    action !== 'deny' && conditions.every((condition) => holds(condition, call.arguments));
  return rules.every(passes) ? 'allow' : 'deny';
};

export const read = remembering((text) => {
  const policy = Policy.parse(objectsButTools(parse(text, { mapAsMap: true }) as Map<string, unknown>));
  for (const [tool, { rules }] of policy.tools) checkCounters(tool, rules);
  return policy;
});

/** Maps as objects, but for the map of tools, where a name may be anything. */
function objectsButTools(document: Map<string, unknown>): unknown {
  const plain = (value: unknown): unknown => {
    if (value instanceof Map) return Object.fromEntries([...value].map(([key, it]) => [key, plain(it)]));
    return Array.isArray(value) ? value.map(plain) : value;
  };
  const tools = document.get('tools') as Map<string, unknown>;
  const entries = [...document].map(([key, value]) => [key, key === 'tools' ? undefined : plain(value)]);
  return { ...Object.fromEntries(entries), tools: new Map([...tools].map(([name, rules]) => [name, plain(rules)])) };
}

/** `validateRule`: a counter is there once for each tool, and a condition on it finds it at the first dots. */
function checkCounters(tool: string, rules: Rule[]): void {
  const shorthands = rules.flatMap(({ rate_limit }) => (rate_limit === undefined ? [] : [rate_limit.split('/')[1]]));
  const counters = [...rules.flatMap(({ state }) => (state ? [state.counter] : [])), ...shorthands];
  if (new Set(counters).size < counters.length) throw new Error(`duplicate state counter of ${tool}`);
  const scope = tool === '*' ? '_global' : tool;
  if (shorthands.length > 0 && scope.includes('.')) throw new Error(`no matching state block for ${tool}`);
  for (const { path } of rules.flatMap(({ conditions = [] }) => conditions)) {
    if (!path.startsWith('state.')) continue;
    const [, ofTool, ...counter] = path.split('.');
    if (ofTool !== scope || !counters.includes(counter.join('.'))) throw new Error(`no matching state block: ${path}`);
  }
}

export const MISSING: unique symbol = Symbol('missing');

function holds({ path, op, value }: z.infer<typeof Condition>, args: unknown): boolean {
  const actual = path.startsWith('state.') ? 0 : resolve(args, path.split('.').slice(1));
  if (op === 'exists') return (actual !== MISSING && actual !== null) === value;
  if (actual === MISSING) return false;
  const both = typeof actual === 'number' && typeof value === 'number';
  switch (op) {
    case 'eq':
      return equal(actual, value);
    case 'neq':
      return !equal(actual, value);
    case 'in':
      return (value as unknown[]).some((item) => equal(actual, item));
    case 'not_in':
      return !(value as unknown[]).some((item) => equal(actual, item));
    case 'lt':
      return both && actual < value;
    case 'lte':
      return both && actual <= value;
    case 'gt':
      return both && actual > value;
    case 'gte':
      return both && actual >= value;
    case 'regex':
      return (
        typeof actual === 'string' &&
        compiled(value as string)
          .matcher(actual)
          .find()
      );
    case 'contains':
      if (typeof actual === 'string') return typeof value === 'string' && actual.includes(value);
      return Array.isArray(actual) && actual.some((item) => equal(item, value));
  }
}

export function resolve(args: unknown, path: string[]): unknown {
  let at: unknown = args ?? {};
  for (const name of path) {
    if (typeof at !== 'object' || at === null || Array.isArray(at) || !Object.hasOwn(at, name)) return MISSING;
    at = (at as Record<string, unknown>)[name];
  }
  return at;
}

/** `evalEq`: numbers as numbers, everything else as Go prints it. */
function equal(actual: unknown, expected: unknown): boolean {
  if (typeof actual === 'number' && typeof expected === 'number') return actual === expected;
  return printed(actual) === printed(expected);
}

function printed(value: unknown): string {
  if (value === null) return '<nil>';
  if (Array.isArray(value)) return `[${value.map(printed).join(' ')}]`;
  if (typeof value === 'string') return value;
  if (typeof value !== 'object') return JSON.stringify(value);
  return `map[${Object.entries(value)
    .map(([key, it]) => `${key}:${printed(it)}`)
    .join(' ')}]`;
}
