import type { Scalar } from '../language/condition.ts';
import { cedarContaining, cedarText } from './cedar.ts';
import type { Literal } from './clauses.ts';
import { isText } from './quote.ts';

/** How Cedar sees one argument. */
export interface CedarArgument {
  /** Holds when the argument is there and can be read. */
  present: string;
  /** Holds when the argument surely is not there; undefined when nothing can tell. */
  absent: string | undefined;
  /** Its value. */
  value: string;
  /** The type that an integer of the policy is compared with. All other numbers are decimals. */
  integers: 'long' | 'decimal';
}

/**
 * A Cedar expression that holds only where the literal does, or undefined when there is none. Where the types do not
 * fit, it fails, and with it the `permit` that it stands in. `==` does not fail: a test of the type stands beside it.
 */
export function cedarLiteral({ condition, wanted }: Literal, argument: CedarArgument): string | undefined {
  const { present, absent } = argument;
  if (condition.op === 'exists') return (condition.value ?? true) === (wanted === 'yes') ? present : absent;
  const test = testOf({ condition, wanted }, argument);
  const there = test === undefined ? undefined : `${present} && ${test}`;
  if (wanted === 'yes' || absent === undefined) return there;
  return there === undefined ? absent : `(${absent} || ${there})`;
}

function testOf({ condition, wanted }: Literal, argument: CedarArgument): string | undefined {
  const yes = wanted === 'yes';
  switch (condition.op) {
    case 'eq':
      return equality([condition.value], yes, argument);
    case 'neq':
      return equality([condition.value], !yes, argument);
    case 'in':
      return equality(condition.value, yes, argument);
    case 'not_in':
      return equality(condition.value, !yes, argument);
    case 'lt':
      return yes ? order(condition.value, '<', argument) : order(condition.value, '>=', argument);
    case 'lte':
      return yes ? order(condition.value, '<=', argument) : order(condition.value, '>', argument);
    case 'gt':
      return yes ? order(condition.value, '>', argument) : order(condition.value, '<=', argument);
    case 'gte':
      return yes ? order(condition.value, '>=', argument) : order(condition.value, '<', argument);
    case 'contains':
      return containing(condition.value, yes, argument);
    case 'regex':
    case 'exists':
      return undefined;
  }
}

/** That the argument is one of the values, or that it is of their type and none of them. */
function equality(values: readonly Scalar[], yes: boolean, argument: CedarArgument): string | undefined {
  const tests = values.map((value) => (yes ? equal(value, argument) : unequal(value, argument)));
  if (yes) return any(tests.filter((it) => it !== undefined));
  const sameType = new Set(values.map((value) => typeof value)).size === 1;
  return sameType && tests.every((it) => it !== undefined) ? all(tests) : undefined;
}

function equal(value: Scalar, { value: actual, integers }: CedarArgument): string | undefined {
  if (typeof value === 'string') return isText(value) ? `${actual} == ${cedarText(value)}` : undefined;
  if (typeof value === 'boolean') return `${actual} == ${value}`;
  // A decimal is cut to four digits: it can be equal where the number in the call is not.
  return isLong(value, integers) ? `${actual} == ${value}` : undefined;
}

function unequal(value: Scalar, argument: CedarArgument): string | undefined {
  const { value: actual } = argument;
  if (typeof value === 'string')
    return isText(value) ? `${actual} like "*" && ${actual} != ${cedarText(value)}` : undefined;
  if (typeof value === 'boolean') return `${actual} == ${!value}`;
  if (value === null) return undefined;
  return any([order(value, '<', argument), order(value, '>', argument)].filter((it) => it !== undefined));
}

type Order = '<' | '<=' | '>' | '>=';

/** Of decimals only what is surely less or greater counts: whatever is cut off does not change the order. */
function order(value: number, op: Order, { value: actual, integers }: CedarArgument): string | undefined {
  if (isLong(value, integers)) return `${actual} ${op} ${value}`;
  const units = value * 10_000;
  if (!Number.isSafeInteger(Math.trunc(units) - 1) || !Number.isSafeInteger(Math.trunc(units) + 1)) return undefined;
  const exact = Number.isInteger(units);
  if (op.startsWith('<')) return `${actual}.lessThan(${decimal(exact ? units : Math.floor(units) - 1)})`;
  return `${actual}.greaterThan(${decimal(exact ? units : Math.ceil(units) + 1)})`;
}

/** Texts as texts: Cedar cannot tell a text from a set of texts without a schema. */
function containing(value: Scalar, yes: boolean, { value: actual, integers }: CedarArgument): string | undefined {
  if (typeof value === 'string') {
    if (!isText(value)) return undefined;
    const fits = `${actual} like ${cedarContaining(value)}`;
    return yes ? fits : `${actual} like "*" && !(${fits})`;
  }
  // Where integers are decimals, sets are not seen.
  if (integers === 'decimal' || value === null || (typeof value === 'number' && !isLong(value, integers)))
    return undefined;
  return `${yes ? '' : '!'}${actual}.contains(${value})`;
}

function isLong(value: Scalar, integers: 'long' | 'decimal'): value is number {
  return integers === 'long' && Number.isSafeInteger(value);
}

function decimal(units: number): string {
  const digits = String(Math.abs(units)).padStart(5, '0');
  const fraction = digits.slice(-4).replace(/(?<=.)0+$/, '');
  return `decimal("${units < 0 ? '-' : ''}${digits.slice(0, -4)}.${fraction}")`;
}

function any(tests: readonly string[]): string | undefined {
  if (tests.length === 0) return undefined;
  return tests.length === 1 ? tests[0] : `(${tests.join(' || ')})`;
}

function all(tests: readonly string[]): string {
  return tests.join(' && ');
}
