import { branches, isObject, resolved } from '../../catalog/json-schema.ts';
import type { JsonObject } from '../../catalog/model.ts';

/** A type of JSON; whole numbers are numbers. */
export type Type = 'string' | 'number' | 'boolean' | 'null' | 'object' | 'array';

const TYPES: Readonly<Record<string, Type>> = {
  string: 'string',
  number: 'number',
  integer: 'number',
  boolean: 'boolean',
  null: 'null',
  object: 'object',
  array: 'array',
};

const MAX_DEPTH = 4;

/** The types that a schema allows; undefined when it does not say. */
export function typesOf(root: JsonObject, schema: unknown, depth = 0): ReadonlySet<Type> | undefined {
  const found = resolved(root, schema);
  if (found === undefined || depth > MAX_DEPTH) return undefined;
  const written = found['type'];
  if (typeof written === 'string') return known([written]);
  if (Array.isArray(written)) return known(written);
  const parts = branches(found);
  if (parts.length === 0) return isObject(found['properties']) ? new Set<Type>(['object']) : undefined;
  const types = parts.map((part) => typesOf(root, part.schema, depth + 1));
  // Parts that must all hold: what one of them says is enough.
  if (parts.every(({ key }) => key === 'allOf')) return types.find((one) => one !== undefined);
  if (types.includes(undefined)) return undefined;
  return new Set(types.flatMap((one) => [...(one ?? [])]));
}

/** Undefined when one of them is no type: nothing is known then. */
function known(written: readonly unknown[]): ReadonlySet<Type> | undefined {
  const types = written.map((one) => (typeof one === 'string' && Object.hasOwn(TYPES, one) ? TYPES[one] : undefined));
  return types.includes(undefined) ? undefined : new Set(types.filter((one) => one !== undefined));
}
