import { z } from 'zod';

/** What one crawl of this registry leaves for the next. */
export const State = z.object({
  /** The registry that it is about; of another one it says nothing. */
  place: z.string(),
  /** When the last complete read began: ISO 8601, UTC. */
  completeAt: z.iso.datetime().optional(),
  /** Of a read that was not finished. */
  pending: z
    .object({
      cursor: z.string(),
      /** Only what changed since; absent when everything is read. */
      since: z.iso.datetime().optional(),
      startedAt: z.iso.datetime(),
    })
    .optional(),
});
export type State = z.infer<typeof State>;
export type Pending = NonNullable<State['pending']>;
