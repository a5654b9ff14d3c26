import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** What sitemaps.org allows in one file. */
const MAX_ADDRESSES = 50_000;
const MAX_BYTES = 50_000_000;
const NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';
const HEAD = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset ${NAMESPACE}>\n`;
const FOOT = '</urlset>\n';

export interface Address {
  /** Absolute. */
  address: string;
  /** ISO 8601, from the catalog. */
  changed: string | undefined;
}

/** Writes `sitemap-index.xml` and the files that it names, one address at a time. Says how many files there are. */
export function writeSitemaps(out: string, root: string, addresses: Iterable<Address>, max = MAX_ADDRESSES): number {
  mkdirSync(join(out, 'sitemaps'), { recursive: true });
  const files: { name: string; newest: string | undefined }[] = [];
  let [open, count, bytes] = [-1, 0, 0];
  const close = () => {
    if (open === -1) return;
    writeSync(open, FOOT);
    closeSync(open);
  };
  for (const { address, changed } of addresses) {
    const entry = `<url><loc>${xml(address)}</loc>${lastmod(changed)}</url>\n`;
    if (open === -1 || count === max || bytes + entry.length + FOOT.length > MAX_BYTES) {
      close();
      files.push({ name: `sitemaps/${files.length + 1}.xml`, newest: undefined });
      open = openSync(join(out, files.at(-1)?.name ?? ''), 'w');
      writeSync(open, HEAD);
      [count, bytes] = [0, HEAD.length];
    }
    writeSync(open, entry);
    count += 1;
    // Addresses are percent-encoded, so a character is a byte.
    bytes += entry.length;
    const file = files.at(-1);
    if (file && changed !== undefined && changed > (file.newest ?? '')) file.newest = changed;
  }
  close();
  const entries = files.map(
    ({ name, newest }) => `<sitemap><loc>${xml(root + name)}</loc>${lastmod(newest)}</sitemap>\n`,
  );
  const index = `<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex ${NAMESPACE}>\n${entries.join('')}</sitemapindex>\n`;
  writeFileSync(join(out, 'sitemap-index.xml'), index);
  return files.length;
}

function lastmod(changed: string | undefined): string {
  return changed === undefined ? '' : `<lastmod>${xml(changed)}</lastmod>`;
}

function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
