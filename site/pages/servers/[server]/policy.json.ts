import type { APIRoute } from 'astro';
import { readServers } from '../../../../catalog/read-servers.ts';
import { formatPolicy } from '../../../../policy/document.ts';
import { catalog, policyOfServer, serverBySlug } from '../../../lib/catalog.ts';
import { readableJson } from '../../../lib/json.ts';

/** A server whose tools are unknown has no policy: one without rules would look like an answer. */
export function getStaticPaths() {
  return readServers(catalog())
    .filter((server) => server.tools > 0)
    .map((server) => ({ params: { server: server.slug } }));
}

/** The recommended policy for a whole server, complete. */
export const GET: APIRoute<Record<string, never>, { server: string }> = ({ params }) => {
  const server = serverBySlug(params.server);
  if (server === undefined) return new Response(null, { status: 404 });
  return new Response(`${readableJson(formatPolicy(policyOfServer(server.id)))}\n`);
};
