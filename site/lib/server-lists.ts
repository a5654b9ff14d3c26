import type { ServerSummary } from '../../catalog/read-servers.ts';
import { servers } from './catalog.ts';
import { to } from './links.ts';
import { remember } from './memo.ts';

export const SERVER_LISTS = ['listed', 'unlisted'] as const;
type ServerList = (typeof SERVER_LISTS)[number];

const lists = remember(() => {
  const isListed = ({ tools, state }: ServerSummary): boolean => tools > 0 || state === 'empty';
  return {
    listed: servers().filter(isListed),
    unlisted: servers().filter((server) => !isListed(server)),
  };
});

/** The servers whose tools are known, or the others, by title. */
export function serverList(list: ServerList): ServerSummary[] {
  return lists()[list];
}

/** Where a list begins that is too long for the page of all servers. */
export function serverListPath(list: ServerList): string {
  return to(`/servers/~${list}/`);
}
