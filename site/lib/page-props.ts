import type { Thing } from './json-ld.ts';

/** A step of the way from home to a page. */
export interface Crumb {
  /** A path of this site, with its base. */
  to: string;
  /** May be from outside. */
  name: string;
}

/** What every page says about itself. */
export interface PageProps {
  title: string;
  description: string;
  /** The part of the site that the page belongs to, as the navigation names it. */
  section?: string;
  /** The same for machines, as schema.org names it; left out of a site that does not know its address. */
  data?: Thing[];
  /** The path of the picture that a shared link shows, with the site's base. Without it, the picture of the site. */
  picture?: string;
  /** Atom feeds that tell of what the page shows: their titles, and their paths with the site's base. */
  feeds?: { title: string; href: string }[];
}
