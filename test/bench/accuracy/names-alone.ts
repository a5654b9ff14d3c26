import type { JsonObject, Tool } from '../../../catalog/model.ts';

/** Keywords of JSON Schema that hold prose. */
const PROSE = new Set(['title', 'description', '$comment', 'examples']);
/** Keywords whose keys are names that the author chose, and whose values are schemas. */
const NAMED = new Set(['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas']);
/** Keywords that hold values, not schemas. */
const VALUES = new Set(['enum', 'const', 'default', 'required', 'type']);

/** The tool with its name, and of its schema the names of parameters, their types and choices. No prose, no hints. */
export function namesAlone({ name, inputSchema }: Tool): Tool {
  return { name, ...(inputSchema !== undefined && { inputSchema: bare(inputSchema) as JsonObject }) };
}

function bare(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(bare);
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key]) => !PROSE.has(key))
      .map(([key, value]) => [key, VALUES.has(key) ? value : NAMED.has(key) ? named(value) : bare(value)]),
  );
}

function named(schemas: unknown): unknown {
  if (typeof schemas !== 'object' || schemas === null) return schemas;
  return Object.fromEntries(Object.entries(schemas).map(([key, value]) => [key, bare(value)]));
}
