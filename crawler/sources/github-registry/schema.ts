import { z } from 'zod';
import { KnownValidators } from '../shared/shape.ts';

/** What one crawl of this registry leaves for the next: every page with what tells whether it changed. */
export const State = z.object({
  pages: z
    .array(
      z.object({
        url: z.string(),
        validators: KnownValidators,
      }),
    )
    .max(10_000),
});
export type State = z.infer<typeof State>;
