import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DOMParser } from '@xmldom/xmldom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { CATEGORY_IDS } from '../../catalog/vocabulary.ts';
import { writeSitemaps } from '../../site/integration/sitemaps.ts';
import { visible } from '../../site/lib/text.ts';
import { build, freshCatalog } from './build.ts';
import { HOSTILE_TOOLS } from './hostile-tools.ts';
import { filesOf, pagesOf, type Page } from './pages.ts';
import { markdownFaults } from './markdown-faults.ts';
import { weightFaults } from './weights.ts';

/** With a path: what is absolute and what starts at the root of the host must both have it. */
const SITE = 'https://catalog.example/risk/';
const REPOSITORY = 'https://github.com/example/catalog';
const NOT_INDEXED = ['/404.html', '/search/'];

const { folder, catalog } = freshCatalog();
let files: Map<string, Buffer>;
let pages: Page[];
let indexed: Page[];

beforeAll(async () => {
  const out = join(folder, 'site');
  await build(catalog, out, { SITE_URL: SITE, SITE_REPOSITORY: REPOSITORY });
  files = filesOf(out);
  pages = pagesOf(files);
  indexed = pages.filter(({ address }) => !NOT_INDEXED.includes(address));
}, 120_000);

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const text = (path: string): string => files.get(path)?.toString('utf8') ?? '';
const publicAddress = ({ address }: Page): string => new URL(`.${address}`, SITE).href;

/** The file of an absolute address of the site. */
function fileAt(address: string): Buffer | undefined {
  const path = decodeURI(address.slice(SITE.length).replace(/#.*$/, ''));
  return files.get(path === '' || path.endsWith('/') ? `${path}index.html` : path);
}

function xml(body: string): ReturnType<DOMParser['parseFromString']> {
  const fail = (level: string, message: string): never => {
    throw new Error(`${level}: ${message}`);
  };
  return new DOMParser({ onError: fail }).parseFromString(body, 'application/xml');
}

function elements(body: string, name: string): string[] {
  return [...xml(body).getElementsByTagName(name)].map((element) => element.textContent ?? '');
}

describe('the head of a page', () => {
  it('says its address once, everywhere the same', () => {
    const faults = indexed.filter((page) => {
      const said = [page.$('link[rel=canonical]').attr('href'), page.$('meta[property="og:url"]').attr('content')];
      return said.some((address) => address !== publicAddress(page)) || page.$('link[rel=canonical]').length !== 1;
    });
    expect(faults.map(({ address }) => address)).toEqual([]);
  });

  it('asks to leave out what nobody looks for, and says no address of it', () => {
    const out = pages.filter(({ $ }) => $('meta[name=robots][content=noindex]').length > 0);
    expect(out.map(({ address }) => address)).toEqual(
      NOT_INDEXED.filter((address) => pages.some((page) => page.address === address)),
    );
    expect(out.flatMap(({ $ }) => $('link[rel=canonical], meta[property^="og:"]').toArray())).toEqual([]);
  });

  it('shows a picture that is there, of the size that is shown', () => {
    const sizes = new Map(
      [...files]
        .filter(([path]) => path.startsWith('og/'))
        .map(([path, png]) => [path, [png.readUInt32BE(16), png.readUInt32BE(20)]]),
    );
    expect(sizes.size).toBeGreaterThan(5);
    expect([...sizes].filter(([, [width, height]]) => width !== 1200 || height !== 630)).toEqual([]);
    const missing = indexed.filter(({ $ }) => !fileAt($('meta[property="og:image"]').attr('content') ?? ''));
    expect(missing.map(({ address }) => address)).toEqual([]);
  });

  it('has data for machines that parses, and no text in it ends the element', () => {
    const faults = indexed.filter((page) => {
      const scripts = page.$('script[type="application/ld+json"]');
      if (scripts.length === 0) return /^\/tools\/.*\//.test(page.address) || page.address === '/';
      const document = JSON.parse(scripts.text()) as { '@context': string; '@graph': Record<string, unknown>[] };
      const trail = document['@graph'].find((thing) => thing['@type'] === 'BreadcrumbList');
      const steps = (trail?.['itemListElement'] as { name: string; item?: string }[] | undefined) ?? [];
      const isLost =
        steps.slice(0, -1).some(({ item }) => !fileAt(item ?? '')) || steps.some(({ name }) => name === '');
      return scripts.length > 1 || document['@context'] !== 'https://schema.org' || isLost;
    });
    expect(faults.map(({ address }) => address)).toEqual([]);
  });

  it('has a title and a description of its own', () => {
    // Two tools without a name cannot be told apart by it, and the rules of the small catalog all ask the same.
    const telling = indexed.filter(
      ({ html, address }) => !html.includes('(empty name)') && !address.startsWith('/rules/'),
    );
    for (const of of [
      (it: Page) => it.$('title').text(),
      (it: Page) => it.$('meta[name=description]').attr('content'),
    ]) {
      const all = telling.map(of);
      expect(all.filter((one, i) => one === undefined || one.trim() === '' || all.indexOf(one) !== i)).toEqual([]);
    }
  });
});

describe('for hosts and crawlers', () => {
  it('names every page that is to be indexed in the sitemaps, once', () => {
    const maps = elements(text('sitemap-index.xml'), 'loc');
    const named = maps.flatMap((map) => elements(fileAt(map)?.toString('utf8') ?? '', 'loc'));
    expect(maps.every((map) => map.startsWith(SITE))).toBe(true);
    expect(named.toSorted()).toEqual(indexed.map(publicAddress).toSorted());
    const dates = [...maps, `${SITE}sitemap-index.xml`].flatMap((map) =>
      elements(fileAt(map)?.toString('utf8') ?? '', 'lastmod'),
    );
    expect(dates.length).toBeGreaterThan(named.length / 2);
    expect(dates.filter((date) => Number.isNaN(Date.parse(date)))).toEqual([]);
  });

  it('begins a new sitemap when one is full', () => {
    const out = mkdtempSync(join(tmpdir(), 'sitemaps-'));
    const addresses = ['a', 'b', 'c', 'd&e', 'f'].map((path) => ({ address: `${SITE}${path}`, changed: undefined }));
    expect(writeSitemaps(out, SITE, addresses, 2)).toBe(3);
    const maps = elements(readFileSync(join(out, 'sitemap-index.xml'), 'utf8'), 'loc');
    const named = maps.map((map) => elements(readFileSync(join(out, map.slice(SITE.length)), 'utf8'), 'loc'));
    expect(named.map((one) => one.length)).toEqual([2, 2, 1]);
    expect(named.flat()).toEqual(addresses.map(({ address }) => address));
    rmSync(out, { recursive: true });
  });

  it('lets robots read everything, and leads them to the sitemaps', () => {
    expect(text('robots.txt')).toBe(`User-agent: *\nAllow: /\n\nSitemap: ${SITE}sitemap-index.xml\n`);
  });

  it('says where to report a weakness, for less than a year from the newest listing', () => {
    const fields = new Map(
      text('.well-known/security.txt')
        .trimEnd()
        .split('\n')
        .map((row) => [row.slice(0, row.indexOf(':')), row.slice(row.indexOf(':') + 2)]),
    );
    expect(fields.get('Contact')).toBe(`${REPOSITORY}/security/advisories/new`);
    expect(fields.get('Canonical')).toBe(`${SITE}.well-known/security.txt`);
    expect(fields.get('Preferred-Languages')).toBe('en');
    const { dataFrom } = JSON.parse(text('api/v1/index.json')) as { dataFrom: string };
    const days = (Date.parse(fields.get('Expires') ?? '') - Date.parse(dataFrom)) / 86_400_000;
    expect(days).toBeGreaterThan(90);
    expect(days).toBeLessThan(365);
  });

  it('gives hosts the same Content-Security-Policy that every page has, and who may frame it', () => {
    const sent = /^ {2}Content-Security-Policy: (.*)$/m.exec(text('_headers'))?.[1];
    const said = new Set(pages.map(({ $ }) => $('meta[http-equiv=Content-Security-Policy]').attr('content')));
    expect([...said].map((policy) => `${policy ?? ''}; frame-ancestors 'none'`)).toEqual([sent]);
    expect(text('_headers')).toContain('\n/risk/*\n');
  });

  it('keeps to the weights with all of that', () => {
    expect(weightFaults(pages, new Map([...files].map(([path, body]) => [`risk/${path}`, body])))).toEqual([]);
  });
});

describe('as Markdown', () => {
  const twins = (): [string, string][] =>
    [...files].filter(([path]) => path.endsWith('.md')).map(([path, body]) => [path, body.toString('utf8')]);

  it('is there for every page that says so, and no other', () => {
    const named = pages.flatMap(({ $ }) => $('link[rel=alternate][type="text/markdown"]').attr('href') ?? []);
    expect(named.map((href) => href.slice('/risk/'.length)).toSorted()).toEqual(
      twins()
        .map(([path]) => path)
        .toSorted(),
    );
    for (const path of [
      'servers/hostile',
      'method',
      'policy',
      'glossary',
      'attacks/command-injection',
      'rules/says-delete',
    ])
      expect(files.has(`${path}/index.md`)).toBe(true);
  });

  it('says nothing by the words of others but these words: no HTML, no link, no heading', () => {
    const faults = twins().flatMap(([path, markdown]) => {
      const page = pages.find(({ address }) => `${address.slice(1)}index.md` === path);
      const links =
        page
          ?.$('main a[href]')
          .toArray()
          .map((link) => new URL(page.$(link).attr('href') ?? '', publicAddress(page)).href) ?? [];
      return markdownFaults(path, markdown, SITE, links);
    });
    expect(faults).toEqual([]);
  });

  it('has every tool of a server, under a heading of its own, with its risk and what is recommended', () => {
    const markdown = text('servers/hostile/index.md');
    const headings = markdown.match(/^### .*$/gm) ?? [];
    expect(headings).toHaveLength(HOSTILE_TOOLS.length);
    expect(markdown.match(/^- Recommended: ./gm)).toHaveLength(HOSTILE_TOOLS.length);
    expect(headings).toContain('### `safe[U+202E]txt.exe`: low risk');
    expect(text('servers/silent/index.md')).toContain('Its tools are unknown');
  });

  it('is led to by llms.txt, which links only to what is there', () => {
    const llms = text('llms.txt');
    expect(llms).toMatch(/^# MCP Risk Catalog\n\n> .+\n\n[^#]+\n\n## /);
    expect(llms.length).toBeLessThan(30_000);
    expect(markdownFaults('llms.txt', llms, SITE, [])).toEqual([]);
    const links = [...llms.matchAll(/\]\(<?([^)>]+)>?\)/g)].map(([, link = '']) => link);
    expect(links.length).toBeGreaterThan(15);
    expect(links.filter((link) => !link.startsWith(SITE) || !fileAt(link))).toEqual([]);
  });
});

describe('a report of a wrong classification', () => {
  interface Form {
    body: { type: string; id?: string; attributes: { options?: string[] } }[];
  }
  const form = parse(readFileSync('.github/ISSUE_TEMPLATE/wrong-classification.yml', 'utf8')) as Form;

  it('fills in only what the form asks for, and never too much for an address', () => {
    const ids = new Set(['template', 'title', ...form.body.map(({ id }) => id)]);
    const tools = pages.filter(({ address }) => /^\/tools\/[^/]+\/[^/]+\/$/.test(address));
    expect(tools.length).toBeGreaterThan(HOSTILE_TOOLS.length);
    const faults = tools.filter((page) => {
      const href = page.$('a[href*="/issues/new?"]').attr('href') ?? '';
      const { searchParams: fields } = new URL(href);
      const keeps = fields.get('tool') === null || page.$('h1').text().trim() === fields.get('tool');
      return (
        !href.startsWith(`${REPOSITORY}/issues/new?template=wrong-classification.yml&`) ||
        href.length >= 2000 ||
        [...fields.keys()].some((id) => !ids.has(id)) ||
        fields.get('page') !== publicAddress(page) ||
        !/^[0-9a-f]{64} \/tools\/\d+$/.test(fields.get('manifest') ?? '') ||
        !(keeps || page.address.includes('/hostile/'))
      );
    });
    expect(faults.map(({ address }) => address)).toEqual([]);
  });

  it('has the whole name of a tool, or none', () => {
    const names = new Set(HOSTILE_TOOLS.map(({ tool }) => visible(tool.name).toWellFormed()));
    const said = pages
      .filter(({ address }) => address.startsWith('/tools/hostile/'))
      .map(({ $ }) => new URL($('a[href*="/issues/new?"]').attr('href') ?? '').searchParams.get('tool'));
    expect(said.filter((name) => name === null).length).toBeGreaterThan(0);
    expect(said.filter((name) => name !== null && !names.has(name))).toEqual([]);
  });

  it('asks for one of the categories', () => {
    const options = form.body.find(({ id }) => id === 'category')?.attributes.options ?? [];
    expect(options.slice(0, -1)).toEqual(CATEGORY_IDS.filter((id) => id !== 'Unknown'));
  });
});
