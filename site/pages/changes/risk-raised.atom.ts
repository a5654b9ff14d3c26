import type { APIRoute } from 'astro';
import { atomFeed, FEED_ENTRIES } from '../../lib/changes/atom.ts';
import { FEEDS } from '../../lib/changes/feeds.ts';
import { to } from '../../lib/links.ts';

/** The newest increases of risk. */
export const GET: APIRoute = ({ site }) =>
  atomFeed({ feed: FEEDS.risen, filter: { kind: 'risk-raised' }, limit: FEED_ENTRIES, page: to('/changes/'), site });
