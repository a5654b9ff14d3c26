import type { APIRoute } from 'astro';
import { readServers } from '../../../../../catalog/read-servers.ts';
import { catalog, serverBySlug } from '../../../../lib/catalog.ts';
import { OTHER_TARGETS, targetFile, writtenForServer } from '../../../../lib/targets.ts';

export function getStaticPaths() {
  return readServers(catalog())
    .filter((server) => server.tools > 0)
    .flatMap((server) =>
      OTHER_TARGETS.map((target) => ({ params: { server: server.slug, file: targetFile(target) } })),
    );
}

/** The recommended policy for a whole server in the format of one client or gateway, complete. */
export const GET: APIRoute<Record<string, never>, { server: string; file: string }> = ({ params }) => {
  const server = serverBySlug(params.server);
  const target = OTHER_TARGETS.find((one) => targetFile(one) === params.file);
  if (server === undefined || target === undefined) return new Response(null, { status: 404 });
  return new Response(writtenForServer(server.id, target).text);
};
