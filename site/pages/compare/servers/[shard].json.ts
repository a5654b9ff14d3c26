import type { APIRoute } from 'astro';
import { cardsIn, serverShards } from '../../../lib/compare/shards.ts';

export function getStaticPaths() {
  return serverShards().map((shard) => ({ params: { shard } }));
}

/** What the tools of some servers can do, by the slug of the server. */
export const GET: APIRoute<Record<string, never>, { shard: string }> = ({ params }) =>
  new Response(`${JSON.stringify(cardsIn(params.shard))}\n`);
