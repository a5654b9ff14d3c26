import type { APIRoute } from 'astro';
import { atomFeed, FEED_ENTRIES } from '../lib/changes/atom.ts';
import { FEEDS } from '../lib/changes/feeds.ts';
import { to } from '../lib/links.ts';

/** The newest changes of all kinds. */
export const GET: APIRoute = ({ site }) =>
  atomFeed({ feed: FEEDS.all, filter: { all: true }, limit: FEED_ENTRIES, page: to('/changes/'), site });
