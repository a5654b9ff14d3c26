import type { APIRoute } from 'astro';
import { serverBySlug, servers } from '../../../lib/catalog.ts';
import { atomFeed, SERVER_FEED_ENTRIES } from '../../../lib/changes/atom.ts';
import { serverFeed } from '../../../lib/changes/feeds.ts';
import { serverPath } from '../../../lib/links.ts';

export function getStaticPaths() {
  return servers().map(({ slug }) => ({ params: { server: slug } }));
}

/** The newest changes of one server. */
export const GET: APIRoute<Record<string, never>, { server: string }> = ({ params, site }) => {
  const server = serverBySlug(params.server);
  if (server === undefined) return new Response(null, { status: 404 });
  const page = `${serverPath(server.slug)}#history`;
  return atomFeed({
    ...{ feed: serverFeed(server), filter: { server: server.id }, limit: SERVER_FEED_ENTRIES, page, site },
  });
};
