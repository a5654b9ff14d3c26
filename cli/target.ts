import type { Catalog } from '../catalog/database.ts';
import { readServer, type ServerRecord } from '../catalog/read-servers.ts';
import { slugOf } from '../catalog/slug.ts';
import { UsageError } from './errors.ts';

/**
 * The server that a person names by its id or its URL segment, and the tool behind it. Ids and names of tools may both
 * hold slashes: the longest beginning that names a server does.
 * @throws UsageError when there is no such server
 */
export function findTarget(db: Catalog, target: string): { server: ServerRecord; tool: string | undefined } {
  const parts = target.split('/');
  for (let length = parts.length; length > 0; length -= 1) {
    const name = parts.slice(0, length).join('/');
    const server = readServer(db, slugOf(name)) ?? readServer(db, name);
    if (server !== undefined)
      return { server, tool: length === parts.length ? undefined : parts.slice(length).join('/') };
  }
  const longer = parts.length > 1 ? `, nor one that is named by more of "${target}"` : '';
  throw new UsageError(`There is no server "${parts[0] ?? ''}" in the catalog${longer}.`);
}
