import { to } from '../links.ts';

/** No slug of a server is like this: theirs have a tilde only before two hexadecimal digits. */
export const SITE_PICTURE = '~site';

/** The picture of a server by its slug, or of the site. */
export function picturePath(slug: string = SITE_PICTURE): string {
  return to(`/og/${slug}.png`);
}
