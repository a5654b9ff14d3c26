import type { Catalog } from '../../../catalog/database.ts';
import type { ServerSummary } from '../../../catalog/read-servers.ts';
import { readTool, readTools, type ToolRecord } from '../../../catalog/read-tools.ts';
import { servers } from '../catalog.ts';
import type { Context, Params } from './document.ts';
import { ServerRow } from './shapes.ts';
import type { z } from 'zod';

/** One document for each server. */
export function* eachServer(): Generator<Params> {
  for (const { slug } of servers()) yield { server: slug };
}

/** One document for each server whose tools are known. */
export function* eachListedServer(): Generator<Params> {
  for (const { slug, tools } of servers()) if (tools > 0) yield { server: slug };
}

/** One document for each tool, server by server: what is read for a server is read once. */
export function* eachTool({ db }: Context): Generator<Params> {
  for (const { id, slug, tools } of servers()) {
    if (tools > 0) for (const tool of readTools(db, { server: id })) yield { server: slug, tool: tool.slug };
  }
}

/** Every tool of a server, riskiest first, one at a time. */
export function* wholeTools(db: Catalog, serverId: string): Generator<ToolRecord> {
  for (const { serverSlug, slug } of readTools(db, { server: serverId })) {
    const tool = readTool(db, serverSlug, slug);
    if (tool !== undefined) yield tool;
  }
}

/** Where to find more about a server. */
function serverLinks({ slug, tools }: Pick<ServerSummary, 'slug' | 'tools'>, { url }: Context) {
  return {
    page: url(`/servers/${slug}/`),
    self: url(`/api/v1/servers/${slug}/index.json`),
    ...(tools > 0 && {
      tools: url(`/api/v1/servers/${slug}/tools.json`),
      policy: url(`/servers/${slug}/policy.json`),
    }),
  };
}

export function serverRow(server: ServerSummary, context: Context): z.infer<typeof ServerRow> {
  const { id, slug, title, state, basis, tools, risks, sameAs } = server;
  return { id, slug, title, state, basis, tools, risks, sameAs, links: serverLinks(server, context) };
}
