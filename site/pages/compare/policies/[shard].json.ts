import type { APIRoute } from 'astro';
import { policiesIn, serverShards } from '../../../lib/compare/shards.ts';

export function getStaticPaths() {
  return serverShards().map((shard) => ({ params: { shard } }));
}

/** The recommended policies of some servers, by the slug of the server. */
export const GET: APIRoute<Record<string, never>, { shard: string }> = ({ params }) =>
  new Response(`${JSON.stringify(policiesIn(params.shard))}\n`);
