import { to } from '../links.ts';
import { oneLine } from '../text.ts';

/** An Atom feed as pages name it. */
export interface FeedLink {
  title: string;
  href: string;
}

export const FEEDS = {
  all: { title: 'All changes', href: to('/changes.atom') },
  risen: { title: 'Tools whose risk rose', href: to('/changes/risk-raised.atom') },
  added: { title: 'New servers', href: to('/changes/new-servers.atom') },
} satisfies Record<string, FeedLink>;

/** The feed of one server. */
export function serverFeed({ slug, title }: { slug: string; title: string }): FeedLink {
  return { title: `Changes of ${oneLine(title, 60)}`, href: to(`/servers/${slug}/changes.atom`) };
}
