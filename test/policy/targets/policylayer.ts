import { z } from 'zod';
import { remembering, type Decide } from './decide.ts';

const limits = z.array(
  z.strictObject({
    counter: z.string().min(1),
    window: z.enum(['minute', 'hour']),
    max: z.number().positive(),
    scope: z.literal('grant'),
  }),
);

/** What https://policylayer.com/docs/writing-policies shows, of which the operators of conditions are not a part. */
const Document = z.strictObject({
  version: z.literal('1'),
  default: z.enum(['allow', 'deny']),
  hide: z.array(z.string()).optional(),
  all_tools: z.strictObject({ limits }).optional(),
  tools: z.record(
    z.string(),
    z.strictObject({
      deny_if: z.array(z.strictObject({ conditions: z.tuple([]), on_deny: z.string() })).optional(),
      limits: limits.optional(),
    }),
  ),
});

export const decide: Decide = (text, _server, { tool }) => {
  const { hide = [], default: otherwise, tools } = read(text);
  if (hide.includes(tool) || hide.includes('*')) return 'deny';
  const rule = Object.hasOwn(tools, tool) ? tools[tool] : undefined;
  if (rule === undefined) return otherwise;
  return rule.deny_if ? 'deny' : 'allow';
};

const read = remembering((text) => {
  const document: unknown = JSON.parse(text);
  // The tools from the text itself: zod leaves a key `__proto__` out of a record.
  const { tools } = document as { tools: Record<string, { deny_if?: unknown[] }> };
  return { ...Document.parse(document), tools };
});
