import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';

export type Catalog = Database.Database;

const FOLDER = import.meta.dirname;
const MIGRATIONS = `${FOLDER}/migrations`;

/** An error of the catalog that says what to do next. */
export class CatalogError extends Error {
  override name = 'CatalogError';
}

/** Where the catalog is: `CATALOG_DB`, or `data/catalog.db` below the working directory. */
export function catalogPath(): string {
  return process.env['CATALOG_DB'] ?? 'data/catalog.db';
}

/**
 * Opens the catalog for writing, makes it when it is not there, and brings its schema up to date. Readers may have it
 * open at the same time (write-ahead log).
 * @throws CatalogError when the file is newer than this program, not a catalog, locked, or cannot be written.
 */
export function openCatalog(path: string): Catalog {
  return explained(path, () => {
    mkdirSync(dirname(path), { recursive: true });
    const db = new Database(path, { timeout: 10_000 });
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = NORMAL');
    db.pragma('foreign_keys = ON');
    db.transaction(migrate).immediate(db, path);
    return db;
  });
}

/** Opens an existing catalog for reading. */
export function openCatalogToRead(path: string): Catalog {
  return explained(path, () => {
    const db = new Database(path, { readonly: true, fileMustExist: true, timeout: 10_000 });
    const have = db.pragma('user_version', { simple: true }) as number;
    if (have === latestVersion()) return db;
    db.close();
    throw new CatalogError(`${path} has schema version ${have}; run "npm run cli -- classify" to bring it up to date.`);
  });
}

/** Runs one catalog operation and turns what SQLite says into what a person can do. */
export function explained<T>(path: string, operation: () => T): T {
  try {
    return operation();
  } catch (error) {
    const advice =
      error instanceof Database.SqliteError ? ADVICE[error.code.split('_').slice(0, 2).join('_')] : undefined;
    if (advice === undefined) throw error;
    throw new CatalogError(`${path}: ${advice}`, { cause: error });
  }
}

const ADVICE: Record<string, string> = {
  SQLITE_BUSY: 'another process is writing to the catalog. Wait for it to finish, then run this again.',
  SQLITE_LOCKED: 'another process is writing to the catalog. Wait for it to finish, then run this again.',
  SQLITE_FULL: 'the disk is full. Free some space, then run this again; what was stored before is intact.',
  SQLITE_IOERR: 'the disk did not take or give the data. Check its space and health, then run this again.',
  SQLITE_CANTOPEN:
    'there is no catalog here. Run "npm start" or "npm run cli -- crawl" to make one, or set CATALOG_DB.',
  SQLITE_NOTADB: 'this file is not a catalog. Set CATALOG_DB to another path, or move the file away.',
  SQLITE_READONLY: 'the catalog cannot be written. Check the permissions of the file and its folder.',
  SQLITE_CORRUPT: 'the catalog is damaged. Move it away and crawl again.',
};

function migrate(db: Catalog, path: string): void {
  const have = db.pragma('user_version', { simple: true }) as number;
  if (have > latestVersion()) {
    throw new CatalogError(
      `${path} was made by a newer version of this program. Update the program, or set CATALOG_DB.`,
    );
  }
  if (have === 0) db.exec(readFileSync(`${FOLDER}/schema.sql`, 'utf8'));
  else for (const file of migrations().slice(have - 1)) db.exec(readFileSync(`${MIGRATIONS}/${file}`, 'utf8'));
  db.pragma(`user_version = ${latestVersion()}`);
}

/** Version 1 is the first schema; each migration, in the order of its number, adds one. */
function latestVersion(): number {
  return 1 + migrations().length;
}

function migrations(): string[] {
  return readdirSync(MIGRATIONS)
    .filter((file) => /^\d{4}-[a-z0-9-]+\.sql$/.test(file))
    .sort();
}
