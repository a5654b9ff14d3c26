import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { count, time } from '../api/shapes.ts';

/** What was written, as `/download/files.json` says it. */
export const Downloads = z.object({
  dataFrom: time.optional().meta({ description: 'ISO 8601, UTC: the newest listing; absent in an empty catalog.' }),
  files: z.array(
    z.object({
      file: z.string(),
      about: z.string(),
      rows: count.meta({ description: 'Servers or tools in it.' }),
      bytes: count.meta({ description: 'As it is downloaded.' }),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
});
export type Downloads = z.infer<typeof Downloads>;

/**
 * Where the files wait while the pages are built, beside the site: the page that shows their sizes and checksums needs
 * them before there is a site to put them in.
 */
export function stagingFolder(): string {
  const out = process.env['SITE_OUT'] ?? '';
  return `${resolve(out === '' ? 'dist' : out)}.downloads`;
}

/** Undefined while pages are only previewed. */
export function readDownloads(): Downloads | undefined {
  const file = join(stagingFolder(), 'files.json');
  return existsSync(file) ? Downloads.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
}
