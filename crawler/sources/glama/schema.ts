import { z } from 'zod';
import { orAbsent, text } from '../shared/lenient.ts';

/** Part of an address and of an id: what cannot be taken for anything else there. */
const segment = z
  .string()
  .max(120)
  .regex(/^@?[A-Za-z0-9][A-Za-z0-9._-]*$/, 'must be letters, digits, ".", "_" and "-"');

/** One server of the list. */
export const GlamaEntry = z.object({
  id: z
    .string()
    .max(100)
    .regex(/^[A-Za-z0-9_-]+$/, 'must be letters, digits, "_" and "-"'),
  namespace: segment,
  slug: segment,
  name: text,
  description: text,
  /** Its page on Glama. */
  url: text,
  attributes: orAbsent(z.array(z.string())),
  environmentVariablesJsonSchema: orAbsent(z.record(z.string(), z.unknown())),
  repository: orAbsent(z.object({ url: text })),
  spdxLicense: orAbsent(z.object({ name: text })),
});
export type GlamaEntry = z.infer<typeof GlamaEntry>;

export const GlamaPage = z.object({
  servers: z.array(z.unknown()),
  // Without a cursor, a page in the middle would pass for the last.
  pageInfo: z
    .object({ endCursor: text, hasNextPage: z.boolean() })
    .refine(
      ({ endCursor, hasNextPage }) => !hasNextPage || endCursor !== undefined,
      'must say where the next page begins',
    ),
});

/** What the list leaves out. */
export const GlamaDetail = z.object({ id: z.string(), tools: orAbsent(z.array(z.unknown())) });
