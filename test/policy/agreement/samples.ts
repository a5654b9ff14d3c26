import type { JsonObject, Tool } from '../../../catalog/model.ts';

/** How deep a sample nests; what lies deeper is left out. */
const DEPTH = 4;

/** Arguments that fit the input schema of a tool, as far as the usual keywords say: all of them, or those it requires. */
export function argumentsFor({ inputSchema = {} }: Tool, which: 'all' | 'required'): JsonObject {
  return objectOf(inputSchema, which, DEPTH);
}

function objectOf(schema: JsonObject, which: 'all' | 'required', depth: number): JsonObject {
  const properties = isRecord(schema['properties']) ? Object.entries(schema['properties']) : [];
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  const taken = properties.filter(([name]) => which === 'all' || required.includes(name));
  return Object.fromEntries(taken.map(([name, property]) => [name, sampleOf(property, which, depth - 1)]));
}

function sampleOf(schema: unknown, which: 'all' | 'required', depth: number): unknown {
  if (!isRecord(schema) || depth === 0) return 'text';
  for (const key of ['const', 'default']) if (schema[key] !== undefined) return schema[key];
  for (const key of ['enum', 'examples'])
    if (Array.isArray(schema[key]) && schema[key].length > 0) return schema[key][0];
  for (const key of ['anyOf', 'oneOf', 'allOf']) {
    if (Array.isArray(schema[key]) && schema[key].length > 0) return sampleOf(schema[key][0], which, depth);
  }
  const { type } = schema;
  switch (Array.isArray(type) ? type[0] : type) {
    case 'object':
      return objectOf(schema, which, depth);
    case 'array':
      return [sampleOf(schema['items'], which, depth - 1)];
    case 'integer':
    case 'number':
      return numberWithin(schema);
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      return 'text';
  }
}

/** 1, or what is nearest to it. */
function numberWithin({ minimum, maximum }: JsonObject): number {
  const least = typeof minimum === 'number' ? Math.max(1, minimum) : 1;
  return typeof maximum === 'number' ? Math.min(least, maximum) : least;
}

function isRecord(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
