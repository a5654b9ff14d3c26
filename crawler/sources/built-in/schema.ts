import { z } from 'zod';
import { PACKAGE_NAME, EXACT_VERSION } from '../../enumerate/packages/npm/name.ts';

/** One record of a launch list. */
export const LaunchRecord = z.strictObject({
  id: z
    .string()
    .max(100)
    .regex(/^[a-z0-9]+([._-]{1,2}[a-z0-9]+)*$/, 'must be lower-case letters and digits, joined by ".", "_" or "-"'),
  registry: z.literal('npm'),
  package: z.string().max(214).regex(PACKAGE_NAME, 'is not the name of an npm package'),
  version: z.string().max(100).regex(EXACT_VERSION, 'must be one exact version, such as 1.2.3, not a range or a tag'),
  bin: z
    .string()
    .max(100)
    .regex(/^[A-Za-z0-9@][A-Za-z0-9._@/-]*$/, 'is not the name of a command')
    .optional(),
  args: z.array(plainText(1_000)).max(50).default([]),
  env: z
    .record(z.string(), plainText(4_000))
    .refine(
      (env) => Object.keys(env).every((name) => /^[A-Za-z_][A-Za-z0-9_]*$/.test(name)),
      'must have names of variables',
    )
    .default({}),
  title: z.string().min(1).max(200).optional(),
  homepage: z
    .url({ protocol: /^https?$/ })
    .max(1_000)
    .optional(),
});

/** Command lines and environments cannot hold a null character. */
function plainText(length: number): z.ZodString {
  return z
    .string()
    .max(length)
    .regex(/^[^\0]*$/, 'must not contain a null character');
}
