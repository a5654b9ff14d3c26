import type { Catalog } from '../../catalog/database.ts';
import { readServer, type ServerRecord } from '../../catalog/read-servers.ts';
import { readTool, readTools, type ToolRecord } from '../../catalog/read-tools.ts';
import { slugOf } from '../../catalog/slug.ts';
import { nearest } from '../../policy/nearest.ts';
import { plainName } from '../../site/lib/text.ts';
import { UsageError } from '../errors.ts';

/** The server that an agent names by its id or by its segment in addresses, when the catalog has it. */
export function findServer(db: Catalog, named: string): ServerRecord | undefined {
  return readServer(db, slugOf(named)) ?? readServer(db, named);
}

/**
 * The same, when there is nothing to answer without it.
 * @throws UsageError when the catalog does not have it
 */
export function serverOf(db: Catalog, named: string): ServerRecord {
  const server = findServer(db, named);
  if (server !== undefined) return server;
  throw new UsageError(
    `The catalog has no server "${plainName(named)}", so nothing is known about it. Its id may be another: use search.`,
  );
}

/**
 * The tool of a server by its name.
 * @throws UsageError when the server has no such tool in the catalog
 */
export function toolOf(db: Catalog, server: ServerRecord, name: string): ToolRecord {
  const tools = readTools(db, { server: server.id });
  const found = tools.find((tool) => tool.name === name);
  const tool = found && readTool(db, found.serverSlug, found.slug);
  if (tool !== undefined) return tool;
  const close = nearest(
    name,
    tools.map((one) => one.name),
  );
  const meant = close === undefined ? '' : ` Did you mean "${plainName(close)}"?`;
  throw new UsageError(
    tools.length === 0
      ? `No tools of ${plainName(server.title)} are known: ask "server" why.`
      : `${plainName(server.title)} has no tool "${plainName(name)}" in the catalog.${meant} Ask "server" for its tools.`,
  );
}
