import type { JsonObject } from '../../catalog/model.ts';

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

/** The type in a word or two: `string`, `number[]`, `string | null`, `any`. */
export function typeOf(root: JsonObject, schema: unknown, depth = 0): string {
  if (schema === true) return 'any';
  const found = resolved(root, schema);
  if (found === undefined) return 'not resolved';
  if (depth > 3) return 'any';
  const type = found['type'];
  if (Array.isArray(type)) return union(type.filter((one) => typeof one === 'string'));
  if (type === 'array') return `${grouped(itemType(root, found, depth))}[]`;
  if (typeof type === 'string') return type.slice(0, 40);
  const alternatives = branches(found).map((branch) => typeOf(root, branch.schema, depth + 1));
  if (alternatives.length > 0) return union(alternatives);
  return choicesType(found) ?? (isObject(found['properties']) ? 'object' : 'any');
}

function itemType(root: JsonObject, schema: JsonObject, depth: number): string {
  const items = schema['items'];
  return items === undefined || Array.isArray(items) ? 'any' : typeOf(root, items, depth + 1);
}

function grouped(type: string): string {
  return type.includes(' ') ? `(${type})` : type;
}

function union(types: string[]): string {
  const unique = [...new Set(types.map((type) => type.slice(0, 40)))];
  return unique.length > 4 ? `${unique.slice(0, 4).join(' | ')} | …` : unique.join(' | ') || 'any';
}

function choicesType(schema: JsonObject): string | undefined {
  const values = choicesOf(schema);
  if (values.length === 0) return undefined;
  return union(values.map((value) => (value === null ? 'null' : typeof value)));
}

/** The values that a parameter is limited to, when its schema lists them. */
export function choicesOf(schema: JsonObject): unknown[] {
  if (Array.isArray(schema['enum'])) return schema['enum'];
  return Object.hasOwn(schema, 'const') ? [schema['const']] : [];
}
