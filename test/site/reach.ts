import type { Page } from './pages.ts';

const CLICKS = 4;
/** Nobody is meant to come here by a link. */
const UNLINKED = new Set(['/404.html']);

/** Pages that cannot be reached from the front page in so many clicks, and the clicks that they take. */
export function tooFar(pages: readonly Page[]): string[] {
  const links = new Map(pages.map((page) => [page.address, linksOf(page)]));
  const clicks = new Map([['/', 0]]);
  for (const [address, far] of clicks) {
    for (const to of links.get(address) ?? []) if (links.has(to) && !clicks.has(to)) clicks.set(to, far + 1);
  }
  return [...links.keys()].flatMap((address) => {
    const far = clicks.get(address);
    if (UNLINKED.has(address) || (far !== undefined && far <= CLICKS)) return [];
    return [`${address}: ${far === undefined ? 'no link leads here' : `${String(far)} clicks`}`];
  });
}

function linksOf({ address, $ }: Page): string[] {
  const links = $('a[href]').toArray();
  return links.flatMap((link) => {
    const to = new URL($(link).attr('href') ?? '', `http://site${address}`);
    return to.host === 'site' ? [decodeURIComponent(to.pathname)] : [];
  });
}
