import { CHANGE_KINDS } from '../../../catalog/change.ts';
import { readChanges, type ChangeFilter, type ShownEvent } from '../../../catalog/read-changes.ts';
import { sha256 } from '../../../catalog/manifest.ts';
import { catalog, counts } from '../catalog.ts';
import { serverPath, toolPath } from '../links.ts';
import { oneLine, plainName, visible } from '../text.ts';
import type { FeedLink } from './feeds.ts';
import { watchedSince } from './lists.ts';
import { inWords } from './words.ts';

/** Entries of a feed about many servers, and of one about a single server. */
export const FEED_ENTRIES = 100;
export const SERVER_FEED_ENTRIES = 20;

interface FeedOptions {
  feed: FeedLink;
  filter: ChangeFilter;
  limit: number;
  /** The page that shows the same. */
  page: string;
  /** Public origin of the site; without one links are relative, and the feed does not name itself. */
  site: URL | undefined;
}

/** An Atom feed (RFC 4287) of the newest changes. Times are those of the catalog: midnight (UTC) of the night. */
export function atomFeed({ feed, filter, limit, page, site }: FeedOptions): Response {
  const events = readChanges(catalog(), filter, limit);
  const updated = events[0]?.night ?? watchedSince() ?? counts().newest?.slice(0, 10) ?? '1970-01-01';
  const xml = [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">',
    `<id>${idOf('feed', feed.id)}</id>`,
    `<title>${escaped(`${feed.title}: MCP Risk Catalog`)}</title>`,
    `<updated>${updated}T00:00:00Z</updated>`,
    '<author><name>MCP Risk Catalog</name></author>',
    ...(site ? [`<link rel="self" type="application/atom+xml" href="${address(site, feed.href)}"/>`] : []),
    `<link rel="alternate" type="text/html" href="${address(site, page)}"/>`,
    ...events.map((event) => entry(event, site)),
    '</feed>',
  ];
  return new Response(`${xml.join('\n')}\n`, { headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' } });
}

function entry(event: ShownEvent, site: URL | undefined): string {
  const server = oneLine(event.serverTitle, 60);
  const about = event.tool === '' ? server : `${plainName(event.name)} on ${server}`;
  const at = event.hasTool
    ? toolPath({ serverSlug: event.serverSlug, slug: event.tool })
    : `${serverPath(event.serverSlug)}#history`;
  return [
    '<entry>',
    `<id>${idOf('change', event.night, event.server, event.tool, event.kind, String(event.step))}</id>`,
    `<title>${escaped(`${CHANGE_KINDS[event.kind]}: ${about}`)}</title>`,
    `<updated>${event.night}T00:00:00Z</updated>`,
    `<link rel="alternate" type="text/html" href="${address(site, at)}"/>`,
    `<category term="${event.kind}"/><category term="${event.severity}"/>`,
    `<summary>${escaped(inWords(event))}</summary>`,
    '</entry>',
  ].join('\n');
}

/**
 * A name for good, whatever the address of the site: a UUID (RFC 9562, version 8) made from what the feed or entry is
 * about.
 */
function idOf(...about: string[]): string {
  const [, a, b, c, d, e] = /^(.{8})(.{4}).(.{3}).(.{3})(.{12})/.exec(sha256(JSON.stringify(about))) ?? [];
  return `urn:uuid:${a}-${b}-8${c}-a${d}-${e}`;
}

function address(site: URL | undefined, path: string): string {
  return escaped(site ? new URL(path, site).href : path);
}

/** Text for XML 1.0, which cannot hold most control characters: they are named. */
function escaped(text: string): string {
  return visible(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
