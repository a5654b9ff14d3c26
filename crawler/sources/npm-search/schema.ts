import { z } from 'zod';
import { orAbsent, text } from '../shared/lenient.ts';
import { LONGEST_NAME, LONGEST_VERSION, PACKAGE_PATTERNS } from '../shared/names.ts';

export const Page = z.object({ total: z.number().int().nonnegative() });

/** One package that was found. How it scored is not read: it changes all the time and says nothing of risk. */
export const Found = z.object({
  package: z.object({
    name: z.string().max(LONGEST_NAME).regex(PACKAGE_PATTERNS.npm.name, 'is not the name of an npm package'),
    version: z.string().max(LONGEST_VERSION).regex(PACKAGE_PATTERNS.npm.version, 'is not one exact version'),
    description: text,
    keywords: orAbsent(z.array(z.string())),
    links: orAbsent(z.object({ homepage: text, repository: text })),
  }),
});
export type Found = z.infer<typeof Found>;

/** What an interrupted reading leaves behind. */
export const State = z.object({
  /** The registry that it is about; of another one it says nothing. */
  place: z.string(),
  /** Where it goes on. */
  from: z.number().int().positive(),
  /** The packages that it has met. */
  met: z.array(z.string()),
});
export type State = z.infer<typeof State>;
