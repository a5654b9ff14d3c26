import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { catalogPath, openCatalogToRead } from '../../catalog/database.ts';
import { readManifestDates } from '../../catalog/read-dates.ts';
import { readCounts } from '../../catalog/read-overview.ts';
import { isNotIndexed } from '../lib/not-indexed.ts';
import { repository } from '../lib/repository.ts';
import { headersText, robotsText, securityText } from './host-files.ts';
import { writeTwins } from './markdown-twins.ts';
import { writeSitemaps, type Address } from './sitemaps.ts';

/** Writes what crawlers and hosts read, once all pages are there: only then is it known which pages there are. */
export function publish(address: URL | undefined): AstroIntegration {
  return {
    name: 'publish',
    hooks: {
      'astro:build:done': ({ dir, pages, logger }) => {
        const out = fileURLToPath(dir);
        const root = address && `${address.href.replace(/\/+$/, '')}/`;
        const base = root === undefined ? '/' : new URL(root).pathname;
        writeFileSync(join(out, '_headers'), headersText(base));
        const paths = pages.map(({ pathname }) => `/${pathname}`);
        writeTwins(out, paths, root ?? base);
        if (root === undefined) {
          logger.warn(`Without SITE_URL: no ${NEED_AN_ADDRESS}.`);
          return;
        }
        const db = openCatalogToRead(catalogPath());
        const { newest } = readCounts(db);
        const files = writeSitemaps(out, root, addressesOf(pages, root, readManifestDates(db), newest));
        db.close();
        writeFileSync(join(out, 'robots.txt'), robotsText(root));
        const source = repository();
        if (source === undefined || newest === undefined) logger.warn('Without SITE_REPOSITORY: no security.txt.');
        else {
          mkdirSync(join(out, '.well-known'), { recursive: true });
          writeFileSync(join(out, '.well-known/security.txt'), securityText(root, source, newest));
        }
        logger.info(`Sitemaps: ${files}.`);
      },
    },
  };
}

/** What only a site that knows its public address has. */
export const NEED_AN_ADDRESS =
  'sitemaps, robots.txt, security.txt, canonical addresses, data for search engines or pictures for shared links';

function* addressesOf(
  pages: readonly { pathname: string }[],
  root: string,
  dates: ReadonlyMap<string, string>,
  newest: string | undefined,
): Generator<Address> {
  for (const { pathname } of pages) {
    const path = `/${pathname}`;
    if ((path !== '/' && !path.endsWith('/')) || isNotIndexed(path, '/')) continue;
    const slug = /^\/(?:servers|tools)\/([^/]+)\//.exec(path)?.[1];
    const read = slug === undefined ? undefined : dates.get(slug);
    // A page that is not about one server says what the whole catalog says.
    const changed = slug !== undefined && !slug.startsWith('~list') ? read : newest;
    yield { address: new URL(`.${path}`, root).href, changed };
  }
}
