import { z } from 'zod';
import { expandAllTools, expandRule } from './shorthand.ts';
import { WrittenAllTools, WrittenRule, type ToolRule } from './rule.ts';

/** Rules by the exact name of the tool. Not a record, because a tool may be called `__proto__`. */
const Tools = z
  .custom<object>(isObject, 'must be an object of rules by tool name')
  .transform((value, context): ReadonlyMap<string, ToolRule> => {
    const rules = new Map<string, ToolRule>();
    for (const [name, body] of Object.entries(value)) {
      const parsed = WrittenRule.safeParse(body, { reportInput: true });
      if (parsed.success) rules.set(name, expandRule(name, parsed.data));
      else
        for (const issue of parsed.error.issues)
          context.issues.push({ ...issue, path: [name, ...issue.path] } as z.core.$ZodRawIssue);
    }
    if (rules.has('*')) {
      const message = 'names are exact, and no tool is called "*"; write what holds for every tool as "all_tools"';
      context.addIssue({ code: 'custom', path: ['*'], message });
    }
    return rules;
  });

/** A policy as it is written, and what the parser makes of it. */
export const WrittenPolicy = z
  .strictObject({
    $schema: z.string().optional().meta({ description: 'The address of this schema, for editors.' }),
    version: z.literal('1').meta({ description: 'The version of the policy language.' }),
    default: z
      .enum(['allow', 'deny'])
      .meta({ description: 'What happens to a call of a tool that the policy does not name.' }),
    hide: z.array(z.string()).optional().meta({
      description: 'Tools that are left out of the list and denied, whatever else is said of them. "*": all.',
    }),
    all_tools: WrittenAllTools.transform(expandAllTools)
      .optional()
      .meta({ description: 'A rule for every call, before the rule of the tool.' }),
    tools: Tools.optional(),
  })
  .meta({
    title: 'Policy',
    description: 'A policy for one MCP server: which of its tools may be called, how often, and with whose consent.',
  });

/** A policy for one server: which of its tools may be called, how often, and with whose consent. */
export type Policy = z.infer<typeof WrittenPolicy>;

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
