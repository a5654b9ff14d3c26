import { openCatalogToRead } from '../catalog/database.ts';
import { readToolNames } from '../catalog/read-tools.ts';
import { UsageError } from './errors.ts';
import { findTarget } from './target.ts';

/** The tools that the catalog knows of a server. */
export interface KnownTools {
  /** The id of the server. */
  server: string;
  names: string[];
  /** Whether they are all that it has. */
  complete: boolean;
}

/**
 * The tools of the server that a person names.
 * @throws UsageError when there is no such server, or when nobody has read its tools
 */
export function knownTools(database: string, named: string): KnownTools {
  const db = openCatalogToRead(database);
  try {
    const { server, tool } = findTarget(db, named);
    if (tool !== undefined) throw new UsageError(`--server takes a server; "${server.id}" is one, "${named}" is not.`);
    const { manifest, last } = server;
    if (manifest === undefined) {
      const state = last === undefined ? '' : ` (${last.state})`;
      throw new UsageError(`The tools of "${server.id}" could not be read yet${state}. ${ASK_ITSELF}`);
    }
    return { server: server.id, names: readToolNames(db, server.id), complete: manifest.completeness === 'complete' };
  } finally {
    db.close();
  }
}

export const ASK_ITSELF =
  'To compare with the server itself: npm run gateway -- check <policy.json> -- <command or URL>';
