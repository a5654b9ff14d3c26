import { z } from 'zod';
import { nearest } from './nearest.ts';

const WINDOWS = ['minute', 'hour', 'day'] as const;
const SCOPES = ['grant', 'session', 'server'] as const;
const OPERATORS = ['eq', 'neq', 'in', 'not_in', 'lt', 'lte', 'gt', 'gte', 'contains', 'exists'] as const;

/** A test of one argument of a call. */
const Condition = z.strictObject({
  /** The argument, as a dotted path below `args`: `args.amount`, `args.to.address`. */
  path: z.string().regex(/^args(\.[^.]+)+$/, 'must start with "args." and name an argument, for example "args.amount"'),
  op: z.enum(OPERATORS),
  value: z
    .union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.union([z.string(), z.number()]))])
    .optional(),
});
export type Condition = z.infer<typeof Condition>;

/** Conditions that must all hold; none means always. */
const conditions = z.array(Condition);
const Denial = z.strictObject({ conditions, on_deny: z.string().optional() });
const Approval = z.strictObject({ conditions, reason: z.string().optional() });

/** A cap on how often, or on how much, in calendar windows of UTC. */
const Limit = z.strictObject({
  counter: z.string().min(1),
  window: z.enum(WINDOWS),
  max: z.number().nonnegative(),
  scope: z.enum(SCOPES),
  /** What one call uses up; 1 when neither is given. */
  increment: z.number().positive().optional(),
  /** The argument whose number a call uses up, as a path below `args`. */
  increment_from: z.string().optional(),
});
export type Limit = z.infer<typeof Limit>;

const rule = {
  /** Denied unless the conditions hold. */
  require: z.array(Denial).optional(),
  /** Denied when the conditions hold. */
  deny_if: z.array(Denial).optional(),
  /** A person is asked when the conditions hold. */
  approve: z.array(Approval).optional(),
  limits: z.array(Limit).optional(),
};
/** What a policy says about one tool, or about all. */
export type ToolRule = z.infer<z.ZodObject<typeof rule>>;

const SHORT_WINDOWS = { 60: 'minute', 3600: 'hour', 86_400: 'day' } as const;

const WrittenRule = z.strictObject({
  ...rule,
  /** Shorthand: at most `max` calls in `window` seconds (60, 3600 or 86400). */
  rate_limit: z.strictObject({ max: z.number().int().nonnegative(), window: z.literal([60, 3600, 86_400]) }).optional(),
  /** Shorthand: always denied. */
  action: z.literal('deny').optional(),
  reason: z.string().optional(),
});

/** Writes the shorthands out, so that everything after the parser knows one form. */
function withoutShorthands(name: string, written: z.infer<typeof WrittenRule>): ToolRule {
  const { rate_limit, action, reason, ...rest } = written;
  const denial = { conditions: [], ...(reason !== undefined && { on_deny: reason }) };
  const limit = rate_limit && {
    counter: `${name}_rate`,
    window: SHORT_WINDOWS[rate_limit.window],
    max: rate_limit.max,
    scope: 'grant' as const,
  };
  return {
    ...rest,
    ...(action === 'deny' && { deny_if: [denial, ...(rest.deny_if ?? [])] }),
    ...(limit && { limits: [...(rest.limits ?? []), limit] }),
  };
}

/** Tools by exact name. A map, because a tool may be called `__proto__`. */
const ToolRules = z
  .custom<object>(isObject, 'must be an object of rules by tool name')
  .transform((value, context): ReadonlyMap<string, ToolRule> => {
    const rules = new Map<string, ToolRule>();
    for (const [name, body] of Object.entries(value)) {
      const parsed = WrittenRule.safeParse(body);
      if (parsed.success) rules.set(name, withoutShorthands(name, parsed.data));
      else
        for (const issue of parsed.error.issues)
          context.issues.push({ ...issue, input: body, path: [name, ...issue.path] });
    }
    return rules;
  });

/** A policy for one server: which of its tools may be called, how often, and with whose consent. */
export const Policy = z.strictObject({
  version: z.literal('1'),
  /** What happens to a tool that the policy does not name. */
  default: z.enum(['allow', 'deny']),
  /** Tools that are left out of the list and denied; `*` means all. */
  hide: z.array(z.string()).optional(),
  /** Applies to every call, before the rule of the tool. */
  all_tools: z.strictObject(rule).optional(),
  tools: ToolRules.optional(),
});
export type Policy = z.infer<typeof Policy>;

/** What is wrong with a document, and where. */
export interface PolicyProblem {
  /** RFC 6901 pointer into the document. */
  path: string;
  message: string;
}

/** Reads a policy. A document that is not understood whole is refused whole. */
export function parsePolicy(document: unknown): { policy: Policy } | { problems: PolicyProblem[] } {
  const parsed = Policy.safeParse(document);
  return parsed.success ? { policy: parsed.data } : { problems: parsed.error.issues.flatMap(problems) };
}

function problems(issue: z.core.$ZodIssue): PolicyProblem[] {
  const path = issue.path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  if (issue.code !== 'unrecognized_keys') return [{ path, message: issue.message }];
  return issue.keys.map((key) => ({
    path: `${path}/${key}`,
    message: `unknown key "${key}"${suggestion(key, issue.path)}`,
  }));
}

function suggestion(key: string, path: PropertyKey[]): string {
  const known = path.length === 0 ? Object.keys(Policy.shape) : [...KNOWN_KEYS];
  const close = nearest(key, known);
  return close === undefined ? `; known keys are ${known.join(', ')}` : `; did you mean "${close}"?`;
}

const KNOWN_KEYS = new Set(
  [WrittenRule, Denial, Approval, Limit, Condition].flatMap((schema) => Object.keys(schema.shape)),
);

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The policy as the JSON text that a person pastes. */
export function formatPolicy(policy: Policy): string {
  const { tools, ...rest } = policy;
  return JSON.stringify({ ...rest, ...(tools && { tools: Object.fromEntries(tools) }) }, undefined, 2);
}
