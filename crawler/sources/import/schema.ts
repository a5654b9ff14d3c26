import { z } from 'zod';
import { Manifest } from '../../../catalog/manifest.ts';

/** One server's manifest, as people keep it: what `tools/list` returned, under the server's name. */
export const ImportedManifest = Manifest.extend({
  server: z.string().min(1).max(300),
  title: z.string().min(1).optional().catch(undefined),
});
export type ImportedManifest = z.infer<typeof ImportedManifest>;
