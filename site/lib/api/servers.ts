import { z } from 'zod';
import { servers } from '../catalog.ts';
import { PAGE_SIZE, pageParams } from '../paging.ts';
import type { DocumentKind } from './document.ts';
import { address, count, ServerRow } from './shapes.ts';
import { serverRow } from './walk.ts';

const ServerList = z.object({
  page: count,
  pages: count,
  total: count,
  servers: z.array(ServerRow),
  next: address.optional().meta({ description: 'The next page; absent on the last.' }),
});

export function serverListPath(page: number): string {
  return `/api/v1/lists/servers-${page}.json`;
}

export const serverList: DocumentKind = {
  id: 'server-list',
  path: '/api/v1/lists/servers-{page}.json',
  title: 'All servers',
  about: `Every server by title, ${PAGE_SIZE} a page, with its state and the number of its tools by risk.`,
  media: 'application/json',
  schema: ServerList,
  *params() {
    for (const [i] of pageParams(servers().length).entries()) yield { page: String(i + 1) };
  },
  build({ page = '1' }, context): z.infer<typeof ServerList> {
    const number = Number(page);
    const pages = pageParams(servers().length).length;
    return {
      ...{ page: number, pages, total: servers().length },
      servers: servers()
        .slice((number - 1) * PAGE_SIZE, number * PAGE_SIZE)
        .map((server) => serverRow(server, context)),
      ...(number < pages && { next: context.url(serverListPath(number + 1)) }),
    };
  },
};
