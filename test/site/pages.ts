import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { load, type CheerioAPI } from 'cheerio';

export interface Page {
  /** Its address on the site. */
  address: string;
  html: string;
  $: CheerioAPI;
}

/** The files of a built site, by their path below it. */
export function filesOf(out: string): Map<string, Buffer> {
  const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  return new Map(paths.map((path) => [relative(out, path).split(sep).join('/'), readFileSync(path)]));
}

export function pagesOf(files: Map<string, Buffer>): Page[] {
  return [...files]
    .filter(([path]) => path.endsWith('.html'))
    .map(([path, body]) => {
      const html = body.toString('utf8');
      return { address: `/${path.replace(/(^|\/)index\.html$/, '$1')}`, html, $: load(html) };
    });
}

const BLOCKS = 'p, li, td, th, dt, dd, h1, h2, h3, summary, figcaption, caption, label, div, tr, text';

/** What a page says in our words: texts of others and code are left out, blocks are kept apart. */
export function ourWords({ html }: Page): string {
  const $ = load(html);
  $('script, style, pre, svg').remove();
  $('bdi, blockquote, code, q, .hidden-character').replaceWith('NAME');
  $(BLOCKS).each((_, element) => void $(element).append(' ¶ ').prepend(' ¶ '));
  return $('body').text().replaceAll(/\s+/g, ' ');
}
