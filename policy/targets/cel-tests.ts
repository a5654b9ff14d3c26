import type { Scalar } from '../language/condition.ts';
import { LONGEST_TESTED } from '../language/pattern.ts';
import type { Literal } from './clauses.ts';
import { isText } from './quote.ts';
import { rustPattern } from './rust-pattern.ts';

/** A text as a string literal of CEL. Check `isText` first: CEL has no lone surrogates. */
export function celText(text: string): string {
  const escaped = text.replaceAll(/["\\]/g, String.raw`\$&`).replaceAll(/[^ -~]/gu, (char) => {
    const code = (char.codePointAt(0) ?? 0).toString(16);
    return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`;
  });
  return `"${escaped}"`;
}

/**
 * A CEL expression that is true exactly where the literal holds for the value `x`, which is there; undefined when
 * there is none. The types are tested first, because `==` of different types is false instead of an error.
 */
export function celTest({ condition, wanted }: Literal, x: string): string | undefined {
  const yes = wanted === 'yes';
  switch (condition.op) {
    case 'exists':
      return String((condition.value ?? true) === yes);
    case 'eq':
      return yes ? equal(x, condition.value) : unequal(x, [condition.value]);
    case 'neq':
      return yes ? unequal(x, [condition.value]) : equal(x, condition.value);
    case 'in':
      return yes ? equalsAny(x, condition.value) : unequal(x, condition.value);
    case 'not_in':
      return yes ? unequal(x, condition.value) : equalsAny(x, condition.value);
    case 'contains':
      return contains(x, condition.value, yes);
    case 'regex':
      return matches(x, condition.value, yes);
    case 'lt':
    case 'lte':
    case 'gt':
    case 'gte':
      return `(${isNumber(x)} && ${x} ${orderOf(condition.op, yes)} ${celNumber(condition.value)})`;
  }
}

function orderOf(op: 'lt' | 'lte' | 'gt' | 'gte', yes: boolean): string {
  return { lt: ['<', '>='], lte: ['<=', '>'], gt: ['>', '<='], gte: ['>=', '<'] }[op][yes ? 0 : 1] ?? '';
}

function equal(x: string, value: Scalar): string {
  return hasType(value) ? `${x} == ${celValue(value)}` : 'false';
}

function equalsAny(x: string, values: readonly Scalar[]): string {
  return anyOf(values.map((value) => equal(x, value)));
}

/** Null is never unclear; beside it, only a value of the type of one of those that it is compared with is clear. */
function unequal(x: string, values: readonly Scalar[]): string {
  const types = values.includes(null) ? ['', true, 0] : values;
  const comparable = [
    ...(values.includes(null) ? [] : [`${x} == null`]),
    ...new Set(types.map((it) => typeTest(x, it))),
  ];
  const different = values.filter((it) => it !== null && hasType(it)).map((it) => `${x} != ${celValue(it)}`);
  return `(${[anyOf(comparable), ...different].join(' && ')})`;
}

/** A text that no JSON text of a call can be equal to has no literal. */
function hasType(value: Scalar): boolean {
  return typeof value !== 'string' || isText(value);
}

function contains(x: string, value: Scalar, yes: boolean): string | undefined {
  if (!hasType(value)) return undefined;
  const elements = yes ? `${x}.exists(e, ${equal('e', value)})` : `${x}.all(e, ${unequal('e', [value])})`;
  const list = `type(${x}) == type([]) && ${elements}`;
  if (typeof value !== 'string') return `(${list})`;
  return `(type(${x}) == type("") && ${yes ? '' : '!'}${x}.contains(${celText(value)}) || ${list})`;
}

/** Bytes, because there are at least as many as the units that the policy counts. */
function matches(x: string, pattern: string, yes: boolean): string | undefined {
  const rust = rustPattern(pattern);
  if (rust === undefined) return undefined;
  const short = `size(bytes(${x})) <= ${LONGEST_TESTED}`;
  return `(type(${x}) == type("") && ${short} && ${yes ? '' : '!'}${x}.matches(${celText(rust)}))`;
}

function typeTest(x: string, value: Scalar): string {
  if (value === null) return `${x} == null`;
  if (typeof value === 'number') return isNumber(x);
  return `type(${x}) == type(${typeof value === 'string' ? '""' : 'true'})`;
}

function isNumber(x: string): string {
  return `(type(${x}) == type(1.0) || type(${x}) == type(1) || type(${x}) == type(1u))`;
}

function celValue(value: Scalar): string {
  if (typeof value === 'string') return celText(value);
  return typeof value === 'number' ? celNumber(value) : String(value);
}

function celNumber(value: number): string {
  return Number.isInteger(value) ? `${value}.0` : String(value);
}

function anyOf(tests: readonly string[]): string {
  return tests.length === 1 ? (tests[0] ?? '') : `(${tests.join(' || ')})`;
}
