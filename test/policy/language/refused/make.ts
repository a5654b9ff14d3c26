import { expect } from 'vitest';

/** A document that is refused, and all that is said of it. A pattern stands where a library words the reason. */
export interface Refused {
  what: string;
  text: string;
  problems: [path: string, message: string | RegExp][];
}

const HEAD = { version: '1', default: 'deny' };
export const OPS = '"eq", "neq", "in", "not_in", "lt", "lte", "gt", "gte", "regex", "contains" or "exists"';
export const SCALAR = 'a text, a number, true or false or null';
export const TO_DENY = 'to deny every call, use "action": "deny"';
export const RULE_KEYS = 'require, deny_if, limits, approve, rate_limit, action, reason';
export const TWO_TO_53 = 9_007_199_254_740_992;

export function raw(what: string, text: string, ...problems: Refused['problems']): Refused {
  return { what, text, problems };
}

export function document(what: string, parts: object, path: string, message: string | RegExp): Refused {
  return raw(what, JSON.stringify({ ...HEAD, ...parts }), [path, message]);
}

export function rule(what: string, body: unknown, path: string, message: string | RegExp): Refused {
  return document(what, { tools: { a: body } }, `/tools/a${path}`, message);
}

export function limit(what: string, parts: object, path: string, message: string): Refused {
  const whole = { counter: 'c', window: 'minute', max: 5, scope: 'grant', ...parts };
  return rule(what, { limits: [whole] }, `/limits/0${path}`, message);
}

export function condition(what: string, body: unknown, path: string, message: string | RegExp): Refused {
  return rule(what, { deny_if: [{ conditions: [body] }] }, `/deny_if/0/conditions/0${path}`, message);
}

export function path(what: string, written: unknown, message: string): Refused {
  return condition(what, { path: written, op: 'exists' }, '/path', message);
}

export function value(what: string, op: string, written: unknown, message: string | RegExp, at = ''): Refused {
  return condition(what, { path: 'args.a', op, value: written }, `/value${at}`, message);
}

export function proto(where: string, text: string, path: string, known: string): Refused {
  return raw(`__proto__ in ${where}`, text, [`${path}/__proto__`, `unknown key "__proto__"; known keys are ${known}`]);
}

/** What is said, as a test compares it. */
export function expected({ problems }: Refused): unknown[] {
  return problems.map(([path, message]) => ({
    path,
    message: typeof message === 'string' ? message : (expect.stringMatching(message) as unknown),
  }));
}
