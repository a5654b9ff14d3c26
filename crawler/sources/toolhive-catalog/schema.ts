import { z } from 'zod';
import { list, orAbsent, text } from '../shared/lenient.ts';
import { KnownValidators } from '../shared/shape.ts';

/** What one crawl of this catalog leaves for the next: of each document, by its URL, what tells whether it changed. */
export const State = z.object({ documents: z.record(z.string(), KnownValidators) });
export type State = z.infer<typeof State>;

/** What Stacklok says of one image or address of a server. */
export const Extension = z.object({
  status: text,
  tier: text,
  tools: list,
  tool_definitions: list,
  permissions: orAbsent(z.record(z.string(), z.unknown())),
  provenance: orAbsent(z.record(z.string(), z.unknown())),
  oauth_config: orAbsent(z.record(z.string(), z.unknown())),
});
export type Extension = z.infer<typeof Extension>;
