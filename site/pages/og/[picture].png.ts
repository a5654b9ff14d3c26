import type { APIRoute } from 'astro';
import { hasAddress } from '../../lib/address.ts';
import { counts, serverSummary, servers } from '../../lib/catalog.ts';
import { capitalise, quantity } from '../../lib/language.ts';
import { SITE_PICTURE } from '../../lib/og/names.ts';
import { drawPng, toolsInWords, type Drawn } from '../../lib/og/picture.ts';

/** Whoever shows a link wants an absolute address, so a site that does not know its own has no pictures. */
export function getStaticPaths() {
  if (!hasAddress()) return [];
  return [
    { params: { picture: SITE_PICTURE }, props: { id: undefined } },
    ...servers()
      .filter(({ tools }) => tools > 0)
      .map(({ id, slug }) => ({ params: { picture: slug }, props: { id } })),
  ];
}

/** The picture of a server, or of the site for every other page. */
export const GET: APIRoute<{ id: string | undefined }> = async ({ props }) => {
  const png = await drawPng(props.id === undefined ? site() : ofServer(props.id));
  return new Response(new Uint8Array(png), { headers: { 'content-type': 'image/png' } });
};

function site(): Drawn {
  const { tools, listed, risks } = counts();
  return {
    name: 'What AI agents can do through MCP',
    said: `${capitalise(quantity(tools, 'tool'))} of ${quantity(listed, 'server')}, with evidence and policies`,
    risks,
    place: 'Read from published definitions by open rules',
  };
}

function ofServer(id: string): Drawn {
  const server = serverSummary(id);
  if (server === undefined) throw new Error(`No server ${id}.`);
  return {
    name: server.title,
    said: toolsInWords(server.tools),
    risks: server.risks,
    place: `/servers/${server.slug}/`,
  };
}
