import { readLatestRead, type SourceRead } from '../../catalog/read-runs.ts';
import { readServersOfSource, readSources, type SourceSummary } from '../../catalog/read-sources.ts';
import type { ServerSummary } from '../../catalog/read-servers.ts';
import { catalog, servers } from './catalog.ts';
import { sourcePath } from './links.ts';
import { remember, rememberLatest } from './memo.ts';

/** A source with what the latest crawl that asked it reported. */
export interface ShownSource extends SourceSummary {
  title: string;
  read: (SourceRead & { startedAt: string }) | undefined;
}

export const sources: () => ShownSource[] = remember(() =>
  readSources(catalog()).map((source) => {
    const read = readLatestRead(catalog(), source.id);
    return { ...source, title: read?.title ?? source.id, read };
  }),
);

const titles = remember(() => new Map(sources().map(({ id, title }) => [id, title])));

/** A source by its title, which only a crawl can tell; else by its id. */
export function sourceTitle(id: string): string {
  return titles().get(id) ?? id;
}

export function sourceLink(id: string): { to: string; text: string } {
  return { to: sourcePath(id), text: sourceTitle(id) };
}

/** The servers that a source names now, by title. */
export const serversOfSource: (id: string) => ServerSummary[] = rememberLatest(2, (id) => {
  const named = readServersOfSource(catalog(), id);
  return servers().filter((server) => named.has(server.id));
});
