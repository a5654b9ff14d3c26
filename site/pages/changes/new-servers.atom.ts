import type { APIRoute } from 'astro';
import { atomFeed, FEED_ENTRIES } from '../../lib/changes/atom.ts';
import { FEEDS } from '../../lib/changes/feeds.ts';
import { to } from '../../lib/links.ts';

/** The newest servers. */
export const GET: APIRoute = ({ site }) =>
  atomFeed({ feed: FEEDS.added, filter: { kind: 'server-added' }, limit: FEED_ENTRIES, page: to('/changes/'), site });
