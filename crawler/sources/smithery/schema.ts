import { z } from 'zod';
import { orAbsent, text } from '../shared/lenient.ts';

/** One server of the list. How often it is used is not read: it changes all the time and says nothing of risk. */
export const SmitheryEntry = z.object({
  qualifiedName: z
    .string()
    .max(200)
    .regex(/^@?[A-Za-z0-9][A-Za-z0-9._-]*(\/[A-Za-z0-9][A-Za-z0-9._-]*)?$/, 'must be "name" or "owner/name"'),
  displayName: text,
  description: text,
  /** A page about it. Never its endpoint. */
  homepage: text,
  verified: orAbsent(z.boolean()),
  remote: orAbsent(z.boolean()),
  isDeployed: orAbsent(z.boolean()),
});
export type SmitheryEntry = z.infer<typeof SmitheryEntry>;

export const SmitheryPage = z.object({
  servers: z.array(z.unknown()),
  pagination: z.object({ currentPage: z.number().int(), totalPages: z.number().int().nonnegative() }),
});

const Configuration = orAbsent(z.record(z.string(), z.unknown()));

export const Connection = z.discriminatedUnion('type', [
  z.object({ type: z.literal('http'), deploymentUrl: z.string().max(2_000), configSchema: Configuration }),
  z.object({ type: z.literal('stdio'), bundleUrl: text, runtime: text, configSchema: Configuration }),
]);
export type Connection = z.infer<typeof Connection>;

/** What the list leaves out. */
export const SmitheryDetail = z.object({
  qualifiedName: z.string(),
  connections: orAbsent(z.array(z.unknown())),
  security: orAbsent(z.object({ scanPassed: z.boolean() })),
  tools: orAbsent(z.array(z.unknown())),
});
