/** A server and all of its tools as Markdown, for agents. */
import type { APIRoute } from 'astro';
import { catalog, serverBySlug, servers, serverSummary } from '../../../lib/catalog.ts';
import { serverAsMarkdown } from '../../../lib/markdown/server.ts';

export function getStaticPaths() {
  return servers().map(({ slug }) => ({ params: { server: slug } }));
}

export const GET: APIRoute = ({ params }) => {
  const server = serverBySlug(params['server'] ?? '');
  const summary = server && serverSummary(server.id);
  if (server === undefined || summary === undefined) throw new Error(`No server ${params['server'] ?? ''}.`);
  return new Response(serverAsMarkdown(catalog(), server, summary));
};
