import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { CatalogError } from './database.ts';

/**
 * Keeps every other crawl away from a catalog until the returned function is called or the process ends, however it
 * ends: the lock is the operating system's, on a file of its own beside the catalog, so that readers and `classify` are
 * not held up.
 * @throws CatalogError when another crawl holds it
 */
export function lockForCrawl(catalogPath: string): () => void {
  mkdirSync(dirname(catalogPath), { recursive: true });
  const path = existsSync(catalogPath) ? realpathSync(catalogPath) : catalogPath;
  const lock = new Database(`${path}-crawl`, { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (!(error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY'))) throw error;
    throw new CatalogError(
      `Another crawl is at work on ${catalogPath}. Wait until it is done, or crawl into another catalog with --db.`,
      { cause: error },
    );
  }
  return () => {
    lock.close();
  };
}
