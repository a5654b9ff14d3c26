import type { JsonObject } from './model.ts';

/** Published schemas are anyone's JSON: nothing about their shape is sure. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The schema that a local `$ref` names, followed to its end; undefined when it leads out or in a circle. */
export function resolved(root: JsonObject, schema: unknown): JsonObject | undefined {
  let current = schema;
  const seen = new Set<string>();
  while (isObject(current)) {
    const ref = current['$ref'];
    if (typeof ref !== 'string') return current;
    if (seen.has(ref) || !ref.startsWith('#')) return undefined;
    seen.add(ref);
    current = lookUp(root, ref.slice(1));
  }
  return undefined;
}

function lookUp(root: JsonObject, pointer: string): unknown {
  let value: unknown = root;
  for (const token of pointer.split('/').slice(1, 40)) {
    const key = token.replaceAll('~1', '/').replaceAll('~0', '~');
    if (Array.isArray(value)) value = value[Number(key)];
    else if (isObject(value) && Object.hasOwn(value, key)) value = value[key];
    else return undefined;
  }
  return value;
}

/** The alternatives and parts of a schema: each may have properties of its own. */
export function branches(schema: JsonObject): { key: string; index: number; schema: unknown }[] {
  return ['allOf', 'anyOf', 'oneOf'].flatMap((key) => {
    const parts = schema[key];
    return Array.isArray(parts) ? parts.slice(0, 50).map((part: unknown, index) => ({ key, index, schema: part })) : [];
  });
}

/** The values that a parameter is limited to, when its schema lists them. */
export function choicesOf(schema: JsonObject): unknown[] {
  if (Array.isArray(schema['enum'])) return schema['enum'];
  return Object.hasOwn(schema, 'const') ? [schema['const']] : [];
}
