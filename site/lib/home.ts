import { readNamings } from '../../catalog/read-sources.ts';
import type { ServerSummary } from '../../catalog/read-servers.ts';
import { readTools, type ToolSummary } from '../../catalog/read-tools.ts';
import { CATEGORY_IDS, type Category } from '../../catalog/vocabulary.ts';
import { catalog, servers, serverSummary } from './catalog.ts';

/** Tools that are read to find examples of different servers among them. */
const LOOKED_AT = 200;

/** Servers that are gone, or known by another name, are no example of what there is. */
function isPresent(server: ServerSummary | undefined): boolean {
  return server !== undefined && server.state !== 'gone' && server.sameAs === undefined && server.tools > 0;
}

/** Servers that most sources name, then those with most tools; and whether any is named by several. */
export function servedFirst(most: number): { shown: ServerSummary[]; bySources: boolean } {
  const namings = readNamings(catalog());
  const named = (server: ServerSummary): number => namings.get(server.id) ?? 0;
  const shown = servers()
    .filter(isPresent)
    .sort((a, b) => named(b) - named(a) || b.tools - a.tools)
    .slice(0, most);
  return { shown, bySources: shown.some((server) => named(server) > 1) };
}

/** The riskiest tools of each category, one a server, so that a large server does not fill the list. */
export function examplesOf(most: number): Partial<Record<Category, ToolSummary[]>> {
  return Object.fromEntries(
    CATEGORY_IDS.map((category) => {
      const byServer = new Map<string, ToolSummary>();
      for (const tool of readTools(catalog(), { category }, LOOKED_AT)) {
        const known = byServer.has(tool.serverId) || !isPresent(serverSummary(tool.serverId));
        if (!known && byServer.size < most) byServer.set(tool.serverId, tool);
      }
      return [category, [...byServer.values()]];
    }),
  );
}
