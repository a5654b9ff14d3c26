import { z } from 'zod';
import { list, orAbsent } from '../server-json/lenient.ts';

const validators = z.object({ etag: z.string().exactOptional(), lastModified: z.string().exactOptional() });

/** What one crawl of this catalog leaves for the next: of each document, by its URL, what tells whether it changed. */
export const State = z.object({ documents: z.record(z.string(), validators) });
export type State = z.infer<typeof State>;

/** What Stacklok says of one image or address of a server. */
export const Extension = z.object({
  status: orAbsent(z.string()),
  tier: orAbsent(z.string()),
  tools: list,
  tool_definitions: list,
  permissions: orAbsent(z.record(z.string(), z.unknown())),
  provenance: orAbsent(z.record(z.string(), z.unknown())),
  oauth_config: orAbsent(z.record(z.string(), z.unknown())),
});
export type Extension = z.infer<typeof Extension>;
