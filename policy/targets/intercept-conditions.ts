import type { Condition } from '../document.ts';
import { readPath } from '../language/path.ts';

/** A condition as Intercept reads it. Unlike ours, it fails when the argument is absent. */
export interface InterceptCondition {
  path: string;
  op: string;
  value: unknown;
}

/**
 * Conditions that together let a call pass only where ours surely holds, or undefined when Intercept has none: it
 * compares a text and a number by how they print, so `eq` comes with a condition that only one of the two types fulfils.
 */
export function demanded(condition: Condition): InterceptCondition[] | undefined {
  const path = pathOf(condition.path);
  if (path === undefined) return undefined;
  const { op, value } = condition;
  switch (op) {
    case 'eq':
    case 'neq':
      return typed(path, op, value, [value]);
    case 'in':
    case 'not_in':
      return typed(path, op, value, value);
    case 'contains':
      return typeof value === 'string' && !printsAsOther(value) ? [{ path, op, value }] : undefined;
    case 'exists':
      return value === false ? undefined : [{ path, op, value: true }];
    case 'lt':
    case 'lte':
    case 'gt':
    case 'gte':
    case 'regex':
      return [{ path, op, value }];
  }
}

/** Conditions that together let a call pass only where ours surely does not hold, or undefined when Intercept has none. */
export function excluded(condition: Condition): InterceptCondition[] | undefined {
  const { path, op, value } = condition;
  switch (op) {
    case 'eq':
      return demanded({ path, op: 'neq', value });
    case 'neq':
      return demanded({ path, op: 'eq', value });
    case 'in':
      return demanded({ path, op: 'not_in', value });
    case 'not_in':
      return demanded({ path, op: 'in', value });
    case 'lt':
      return demanded({ path, op: 'gte', value });
    case 'lte':
      return demanded({ path, op: 'gt', value });
    case 'gt':
      return demanded({ path, op: 'lte', value });
    case 'gte':
      return demanded({ path, op: 'lt', value });
    case 'exists':
      return value === false ? demanded({ path, op, value: true }) : undefined;
    case 'contains':
    case 'regex':
      return undefined;
  }
}

/** The path of an argument, or undefined: Intercept knows no elements of arrays, and no dot in a name. */
export function pathOf(path: string): string | undefined {
  const read = readPath(path);
  if ('problem' in read) return undefined;
  const names = read.steps.filter((step) => typeof step === 'string' && !step.includes('.') && !/^\d+$/.test(step));
  return names.length === read.steps.length ? ['args', ...names].join('.') : undefined;
}

function typed(path: string, op: string, value: unknown, values: readonly unknown[]): InterceptCondition[] | undefined {
  if (values.every((it) => typeof it === 'string'))
    return [
      { path, op: 'regex', value: '' },
      { path, op, value },
    ];
  if (values.every((it) => typeof it === 'number')) return [isNumber(path), { path, op, value }];
  return undefined;
}

function isNumber(path: string): InterceptCondition {
  return { path, op: 'gte', value: -Number.MAX_VALUE };
}

/** Whether an element of an array that is no text can print like this text, which Intercept takes for the same. */
function printsAsOther(text: string): boolean {
  return /^(?:true$|false$|<nil>$|map\[|\[|[+-]?(?:\d|Inf|NaN))/.test(text);
}
