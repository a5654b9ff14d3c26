import { to } from '../links.ts';
import { oneLine } from '../text.ts';

/** An Atom feed as pages name it. */
export interface FeedLink {
  /** Never changes. */
  id: string;
  title: string;
  href: string;
}

export const FEEDS = {
  all: { id: 'all', title: 'All changes', href: to('/changes.atom') },
  risen: { id: 'risk-raised', title: 'Tools whose risk rose', href: to('/changes/risk-raised.atom') },
  added: { id: 'new-servers', title: 'New servers', href: to('/changes/new-servers.atom') },
} satisfies Record<string, FeedLink>;

/** The feed of one server. */
export function serverFeed({ id, slug, title }: { id: string; slug: string; title: string }): FeedLink {
  return { id: `server ${id}`, title: `Changes of ${oneLine(title, 60)}`, href: to(`/servers/${slug}/changes.atom`) };
}
