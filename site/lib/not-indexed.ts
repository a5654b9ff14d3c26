/** Pages that a search engine has no use for: below the site's base, with a slash at the end. */
const NOT_INDEXED = ['/404/', '/search/'];

/** Whether search engines are asked to leave out the page at this path. `base` is what the site is served under. */
export function isNotIndexed(path: string, base: string): boolean {
  const own = path.slice(base.replace(/\/+$/, '').length).replace(/(?:\.html)?\/*$/, '/');
  return NOT_INDEXED.includes(own);
}
