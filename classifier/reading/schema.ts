import type { JsonObject } from '../../catalog/model.ts';

/** The keywords of a JSON schema that are read, as they were written: nothing is known about their values. */
export interface Keywords {
  type: unknown;
  format: unknown;
  title: unknown;
  description: unknown;
  enum: unknown;
  const: unknown;
  anyOf: unknown;
  oneOf: unknown;
  allOf: unknown;
  items: unknown;
  properties: unknown;
  required: unknown;
}

/**
 * Reads the keywords of a schema. No two schemas have the same keys, and then going through the few that there are
 * takes less time than asking for each that there could be.
 */
export function keywordsOf(schema: JsonObject): Keywords {
  const found: Keywords = {
    type: undefined,
    format: undefined,
    title: undefined,
    description: undefined,
    enum: undefined,
    const: undefined,
    anyOf: undefined,
    oneOf: undefined,
    allOf: undefined,
    items: undefined,
    properties: undefined,
    required: undefined,
  };
  for (const key in schema) {
    const value = schema[key];
    switch (key) {
      case 'type':
        found.type = value;
        break;
      case 'description':
        found.description = value;
        break;
      case 'title':
        found.title = value;
        break;
      case 'format':
        found.format = value;
        break;
      case 'enum':
        found.enum = value;
        break;
      case 'const':
        found.const = value;
        break;
      case 'anyOf':
        found.anyOf = value;
        break;
      case 'oneOf':
        found.oneOf = value;
        break;
      case 'allOf':
        found.allOf = value;
        break;
      case 'items':
        found.items = value;
        break;
      case 'properties':
        found.properties = value;
        break;
      case 'required':
        found.required = value;
        break;
    }
  }
  return found;
}
