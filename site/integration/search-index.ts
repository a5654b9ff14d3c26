import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { catalogPath, openCatalogToRead } from '../../catalog/database.ts';
import { readSearchable } from '../../catalog/read-search.ts';
import { indexFiles } from '../../catalog/search/pack.ts';
import type { Manifest } from '../../catalog/search/packed.ts';

/** Writes the search index beside the pages: as endpoints, each file would be rendered like a page. */
export function searchIndex(): AstroIntegration {
  return {
    name: 'search-index',
    hooks: {
      'astro:build:done': ({ dir, logger }) => {
        const db = openCatalogToRead(catalogPath());
        const files = writeIndex(join(fileURLToPath(dir), 'search/index'), indexFiles(readSearchable(db)));
        db.close();
        logger.info(`Search index: ${files} files.`);
      },
    },
  };
}

/** Writes the files of an index as they come, and gives their number. */
export function writeIndex(folder: string, files: ReturnType<typeof indexFiles>): number {
  // Only the manifest, which comes last, knows the name of the folder.
  const unnamed = join(folder, 'unnamed');
  let written = 0;
  for (const { path, body } of files) {
    const isManifest = path === 'manifest.json';
    const file = join(isManifest ? folder : unnamed, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, body);
    if (isManifest) renameSync(unnamed, join(folder, (JSON.parse(body) as Manifest).folder));
    written += 1;
  }
  return written;
}
