import { z } from 'zod';
import { WrittenPolicy } from './policy.ts';
import { WrittenRule } from './rule.ts';

/** What the parser reads by, with the tools as a schema can say them. */
const Described = WrittenPolicy.extend({
  tools: z
    .record(z.string(), WrittenRule)
    .optional()
    .meta({
      description: 'Rules by the exact name of the tool. An empty rule allows it.',
      propertyNames: { not: { const: '*' } },
    }),
}).meta({ title: 'Policy for an MCP server', description: WrittenPolicy.description ?? '' });

/**
 * The policy language as a JSON Schema (draft 2020-12), made from what the parser itself reads by. It accepts a little
 * more than the parser: what a schema cannot say is listed in the documentation of the language.
 * @param id the address that the schema is published at
 */
export function policyJsonSchema(id: string): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(Described, { io: 'input' });
  return { $schema, $id: id, ...schema };
}
