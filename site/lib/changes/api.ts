import { z } from 'zod';
import { ChangeEvent } from '../../../catalog/change.ts';
import { readChanges, readWatchedSince } from '../../../catalog/read-changes.ts';
import { catalog } from '../catalog.ts';

const MOST_CHANGES = 500;

/** The newest changes as the API publishes them; values of tools are data as it came, whole. */
export const ChangesDocument = z.object({
  /** ISO 8601 day since which the catalog watches. */
  since: z.string().optional(),
  /** Newest first, at most 500. */
  changes: z.array(ChangeEvent.extend({ serverSlug: z.string() })),
});
export type ChangesDocument = z.infer<typeof ChangesDocument>;

/** The document at `/api/v1/changes.json`. */
export function changesDocument(): ChangesDocument {
  const since = readWatchedSince(catalog());
  // Parsing leaves out what only pages need.
  return ChangesDocument.parse({
    ...(since !== undefined && { since }),
    changes: readChanges(catalog(), { all: true }, MOST_CHANGES),
  });
}
