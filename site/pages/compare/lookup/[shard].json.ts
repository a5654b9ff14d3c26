import type { APIRoute } from 'astro';
import { lookup } from '../../../lib/compare/shards.ts';

export function getStaticPaths() {
  return [...lookup().shards.keys()].map((shard) => ({ params: { shard } }));
}

/** The slugs of servers by the hash of a key, for the hashes that begin with the digits of the file's name. */
export const GET: APIRoute<Record<string, never>, { shard: string }> = ({ params }) =>
  new Response(`${JSON.stringify(lookup().shards.get(params.shard) ?? {})}\n`);
