import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mainAsMarkdown } from '../lib/markdown/from-html.ts';
import { twinOf } from '../lib/markdown/twins.ts';

/**
 * Writes the twins of pages in our own words, from the pages: so they say the same. What servers have is larger, and is
 * made from the catalog instead.
 * @param out folder of the site
 * @param paths of its pages, below its base
 * @param root what the site is served under: its address when that is known, else its path; with a slash at the end
 */
export function writeTwins(out: string, paths: Iterable<string>, root: string): void {
  for (const path of paths) {
    const twin = twinOf(path);
    if (twin === undefined || path.startsWith('/servers/')) continue;
    const html = readFileSync(join(out, path, 'index.html'), 'utf8');
    writeFileSync(join(out, twin), mainAsMarkdown(html, `${root}${path.slice(1)}`));
  }
}
