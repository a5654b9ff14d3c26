import { branches, choicesOf, isObject, resolved } from '../../catalog/json-schema.ts';
import type { JsonObject } from '../../catalog/model.ts';

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
