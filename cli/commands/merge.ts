import { existsSync, realpathSync } from 'node:fs';
import { catalogPath, explained, openCatalog, openCatalogToRead } from '../../catalog/database.ts';
import { mergeCatalog } from '../../catalog/merge.ts';
import { readCounts } from '../../catalog/read-overview.ts';
import type { Command } from '../command.ts';
import { EXIT, UsageError } from '../errors.ts';
import { count, createProgress } from '../progress.ts';

export const merge: Command = {
  name: 'merge',
  summary: 'joins the catalogs of shards into one; classify it afterwards',
  positionals: '<shard.db>…',
  flags: { db: { help: 'the catalog that they go into (default: CATALOG_DB, or data/catalog.db)', value: 'path' } },
  run(input) {
    const shards = input.positionals;
    const out = input.value('db') ?? catalogPath();
    if (shards.length === 0) throw new UsageError('merge takes the catalogs to join, and --db for where they go.');
    const missing = shards.find((path) => !existsSync(path));
    if (missing !== undefined) throw new UsageError(`${missing} does not exist.`);
    if (existsSync(out) && shards.some((path) => realpathSync(path) === realpathSync(out)))
      throw new UsageError(`${out} is one of the catalogs to join; give another with --db.`);
    const opened = shards.map(openCatalogToRead);
    const db = openCatalog(out);
    for (const from of opened) {
      explained(out, () => {
        mergeCatalog(db, from);
      });
      from.close();
    }
    const { servers, listed } = readCounts(db);
    db.close();
    createProgress().say(
      `Joined ${count(shards.length, 'catalog')} into ${out}: ${count(servers, 'server')}, ${listed} of them listed.`,
    );
    return Promise.resolve(EXIT.done);
  },
};
