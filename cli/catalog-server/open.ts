import { statSync } from 'node:fs';
import { openCatalogToRead, type Catalog } from '../../catalog/database.ts';

interface Open {
  db: Catalog;
  mark: string;
}

/**
 * The catalog at a path, opened again when another has taken its place or its contents have changed: what is kept for
 * an open catalog, such as the index of its words, is then made anew.
 */
export function keptOpen(path: string): () => Catalog {
  let open: Open | undefined;
  return () => {
    if (open !== undefined && open.mark !== markOf(path, open.db)) {
      open.db.close();
      open = undefined;
    }
    open ??= opened(path);
    return open.db;
  };
}

function opened(path: string): Open {
  const db = openCatalogToRead(path);
  return { db, mark: markOf(path, db) };
}

function markOf(path: string, db: Catalog): string {
  const version = db.pragma('data_version', { simple: true }) as number;
  return `${statSync(path).ino} ${version}`;
}
