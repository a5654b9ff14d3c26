import { catalogPath, explained, openCatalog, type Catalog } from '../../catalog/database.ts';
import { saveListing, type SavedListing } from '../../catalog/write-listings.ts';
import { knowServer } from '../../catalog/write-servers.ts';
import { readManifests, type Imported } from '../../crawler/sources/import/source.ts';
import type { Command } from '../command.ts';
import { EXIT, UsageError } from '../errors.ts';
import { createProgress } from '../progress.ts';

export const importManifests: Command = {
  name: 'import',
  summary: 'reads manifests (one server with its tools per line or file) into the catalog',
  positionals: '<file.jsonl, file.json or folder>',
  flags: { db: { help: 'the catalog (default: CATALOG_DB, or data/catalog.db)', value: 'path' } },
  async run(input) {
    const [path, ...more] = input.positionals;
    if (path === undefined || more.length > 0) throw new UsageError('import takes one file or folder.');
    const file = input.value('db') ?? catalogPath();
    const db = openCatalog(file);
    const progress = createProgress();
    const done = { servers: 0, unchanged: 0, tools: 0, dropped: 0, rejected: 0 };
    for await (const read of entries(path)) {
      if ('reason' in read) {
        done.rejected += 1;
        progress.say(`${read.where}: ${read.reason}`);
        continue;
      }
      const saved = explained(file, () => save(db, read));
      if (!saved.changed) done.unchanged += 1;
      else {
        done.servers += 1;
        done.tools += saved.tools;
        done.dropped += saved.dropped;
      }
      progress.update(done.servers + done.unchanged, done.servers + done.unchanged, read.server.id);
    }
    db.close();
    progress.end();
    process.stdout.write(`${JSON.stringify(done)}\n`);
    return done.rejected > 0 ? EXIT.finding : EXIT.done;
  },
};

async function* entries(path: string): ReturnType<typeof readManifests> {
  try {
    yield* readManifests(path, new Date().toISOString());
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) throw error;
    throw new UsageError(`${path} cannot be read: ${error.code}. Give a manifest file or a folder of them.`, {
      cause: error,
    });
  }
}

/** A server that a source names keeps the name it has there. */
function save(db: Catalog, { server, listing, manifest }: Imported): SavedListing {
  knowServer(db, server);
  return saveListing(db, server.id, listing, manifest);
}
