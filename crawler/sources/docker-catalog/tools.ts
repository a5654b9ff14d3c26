import { goodItems, isObject, type Drop } from '../shared/lenient.ts';
import { ToolArgument, ToolEntry } from './schema.ts';

interface DeclaredTools {
  tools: unknown[];
  /** Every entry was a tool. */
  complete: boolean;
  /** At least one tool's input schema was built from Docker's list of arguments, which has no nested types. */
  flattened: boolean;
}

/** The tools of a list in any of the forms that the catalog has; undefined when it names none. */
export function readTools(items: unknown[], drop: Drop): DeclaredTools | undefined {
  if (items.length === 0) return undefined;
  let flattened = false;
  const tools = goodItems(items, ToolEntry, 'tools', drop, 10_000).map(({ item, part }) => {
    const { arguments: args, parameters, ...tool } = item;
    if (isObject(tool['inputSchema'])) return tool;
    if (isObject(parameters)) return { ...tool, inputSchema: parameters };
    if (!Array.isArray(args)) return tool;
    flattened = true;
    return { ...tool, inputSchema: schemaOf(args, `${part}.arguments`, drop) };
  });
  return { tools, complete: tools.length === items.length, flattened };
}

function schemaOf(args: unknown[], part: string, drop: Drop): Record<string, unknown> {
  const read = goodItems(args, ToolArgument, part, drop).map(({ item }) => item);
  const properties = read.map(({ name, type, desc, items }) => [
    name,
    {
      ...(type !== undefined && { type }),
      ...(desc !== undefined && { description: desc }),
      ...(items !== undefined && { items }),
    },
  ]);
  const required = read.filter((arg) => !arg.optional && arg.required !== false).map(({ name }) => name);
  return { type: 'object', properties: Object.fromEntries(properties), required };
}
