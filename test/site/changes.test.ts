import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openCatalogToRead, type Catalog } from '../../catalog/database.ts';
import { countChanges } from '../../catalog/read-changes.ts';
import { readServers } from '../../catalog/read-servers.ts';
import { build, freshCatalog } from './build.ts';
import { linkFaults, wordFaults } from './faults.ts';
import { childrenOf, feedFaults, readXml, textOf } from './feed-faults.ts';
import { AUTHORS_NIGHT, DRIFT, RULES_NIGHT } from './nights.ts';
import { filesOf, pagesOf, type Page } from './pages.ts';

const ADDRESS = 'https://example.org';
const { folder, catalog } = freshCatalog();
let db: Catalog;
let files: Map<string, Buffer>;
let pages: Page[];

beforeAll(async () => {
  await build(catalog, join(folder, 'site'), { SITE_URL: ADDRESS });
  db = openCatalogToRead(catalog);
  files = filesOf(join(folder, 'site'));
  pages = pagesOf(files);
}, 120_000);

afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

function page(address: string): Page {
  const found = pages.find((one) => one.address === address);
  if (found === undefined) throw new Error(`There is no page ${address}.`);
  return found;
}

/** The text below an element, its spaces as a reader sees them. */
function text(address: string, where = 'main'): string {
  return page(address).$(where).text().replaceAll(/\s+/g, ' ').trim();
}

/** How many changes pages tell: each is a paragraph. */
function told(addresses: string[]): number {
  const listed = pages.filter(({ address }) => addresses.includes(address));
  return listed.reduce((sum, { $ }) => sum + $('.changes > li > p.change').length, 0);
}

function feeds(): [path: string, xml: string][] {
  return [...files].filter(([path]) => path.endsWith('.atom')).map(([path, body]) => [path, body.toString('utf8')]);
}

function feed(path: string): string {
  return files.get(path)?.toString('utf8') ?? '';
}

function entriesOf(xml: string): ReturnType<typeof childrenOf> {
  const root = readXml(xml).documentElement;
  return root ? childrenOf(root, 'entry') : [];
}

describe('the pages of changes', () => {
  it('tell every change once under its night', () => {
    const nights = page('/changes/').$('tbody th a').toArray();
    const addresses = nights.map((link) => page('/changes/').$(link).attr('href') ?? '');
    const listed = addresses.flatMap((address) => [address, `${address}2/`]);
    expect(addresses).toEqual([
      '/changes/2026-11-25/',
      `/changes/${RULES_NIGHT}/`,
      `/changes/${AUTHORS_NIGHT}/`,
      '/changes/2026-11-20/',
    ]);
    expect(told(listed)).toBe(countChanges(db, { all: true }));
  });

  it('put what asks for a look first, and cut a long night into pages', () => {
    const first = page(`/changes/${AUTHORS_NIGHT}/`).$;
    expect(
      first('main h2')
        .toArray()
        .map((it) => first(it).text().trim()),
    ).toEqual(['Look now', 'Review', 'For the record']);
    expect(text(`/changes/${AUTHORS_NIGHT}/2/`)).toContain('101 to 110 of 110 changes');
    expect(text('/changes/severity/note/2/')).toMatch(/101 to 1\d\d of 1\d\d changes/);
  });

  it('show the risk before and after, and who made the change', () => {
    const night = text(`/changes/${AUTHORS_NIGHT}/`, '.part:has(#urgent)');
    expect(night).toMatch(/Low → Critical Risk raised from low to critical by its author\./);
    expect(night).toContain('The rule hidden-text finds text that acts on the model.');
    expect(text(`/changes/${RULES_NIGHT}/`)).toMatch(
      /Risk lowered from critical to medium\. Our rules or corrections changed;/,
    );
  });

  it('quote what went and what came of a text, with what would hide in it named', () => {
    const { $, html } = page(`/changes/${AUTHORS_NIGHT}/`);
    const words = $('.words')
      .toArray()
      .map((it) => $(it).text().replaceAll(/\s+/g, ' '));
    expect(words.some((it) => it.includes('runs <script>PWNED</script>') && it.includes('U+0000'))).toBe(true);
    expect(text(`/changes/${AUTHORS_NIGHT}/2/`, '.words')).toContain('U+202E');
    expect($('.words del').text()).toContain('returns');
    expect($('.places ins').text()).toContain('number');
    expect(html).not.toMatch(/<script>PWNED|\u202E|\u0000/);
  });

  it('tell the history of a server and of a tool', () => {
    expect(text('/servers/drift/', '.part:has(#history)')).toMatch(/22 November 2026.*All 114 changes/);
    expect(text('/servers/drift/changes/')).toContain('114 changes, newest first.');
    expect(told(['/servers/drift/changes/', '/servers/drift/changes/2/'])).toBe(114);
    expect(text('/tools/drift/read_note/', '.part:has(#history)')).toMatch(
      /22 November 2026: Risk lowered from critical to medium\..*21 November 2026: Risk raised from low to critical by its author\./,
    );
    expect(text('/tools/acme-files/delete_file/', '.part:has(#history)')).toContain(
      'No change of this tool was seen since 20 November 2026.',
    );
  });

  it('lead home to the newest increases of risk', () => {
    expect(text('/', '.part:has(#rises)')).toMatch(/21 November 2026.*read_note.*Low → Critical/);
  });

  it('keep to the language bar, and have no broken link', () => {
    const ours = pages.filter(({ address }) => address.includes('/changes/') || address.startsWith('/servers/drift/'));
    expect(ours.length).toBeGreaterThan(8);
    expect(wordFaults(ours)).toEqual([]);
    const faults = linkFaults(pages, files).filter((fault) =>
      ours.some(({ address }) => fault.startsWith(`${address} `)),
    );
    expect(faults).toEqual([]);
  });
});

describe('the feeds', () => {
  it('are there for all changes, risen risks, new servers, and each server', () => {
    const servers = readServers(db).map(({ slug }) => `servers/${slug}/changes.atom`);
    const wanted = ['changes.atom', 'changes/new-servers.atom', 'changes/risk-raised.atom', ...servers];
    expect(
      feeds()
        .map(([path]) => path)
        .sort(),
    ).toEqual(wanted.sort());
  });

  it('are as RFC 4287 has them', () => {
    expect(feeds().flatMap(([path, xml]) => feedFaults(xml).map((fault) => `${path}: ${fault}`))).toEqual([]);
  });

  it('are found broken when they are', () => {
    const xml = feed('changes/risk-raised.atom');
    const faults = (from: string | RegExp, to: string): string[] => feedFaults(xml.replace(from, to));
    expect(faults(/<updated>.*?<\/updated>/, '<updated>yesterday</updated>')).toHaveLength(2);
    expect(faults(/<id>.*?<\/id>/, '')).toContain('feed: not one id');
    expect(faults(/<summary>/, '<summary><b/>')).toEqual(['entry: markup in its summary']);
    expect(() => faults('</feed>', '')).toThrow();
  });

  it('link to what is there, by whole addresses', () => {
    const faults = feeds().flatMap(([path, xml]) => {
      const root = readXml(xml).documentElement;
      const links = root ? [...root.getElementsByTagName('link')].map((link) => link.getAttribute('href') ?? '') : [];
      return links
        .filter((link) => {
          const to = link.startsWith(`${ADDRESS}/`) ? decodeURIComponent(new URL(link).pathname).slice(1) : 'none';
          return !files.has(to) && !files.has(`${to}index.html`);
        })
        .map((link) => `${path}: ${link}`);
    });
    expect(faults).toEqual([]);
  });

  it('name what they tell, as text', () => {
    const added = entriesOf(feed('changes/new-servers.atom')).map((entry) => textOf(entry, 'title'));
    expect(added).toEqual([`New server: ${DRIFT.title}`]);
    const [risen] = entriesOf(feed('changes/risk-raised.atom'));
    if (risen === undefined) throw new Error('no risk rose');
    expect(textOf(risen, 'title')).toBe(`Risk raised: read_note on ${DRIFT.title}`);
    expect(textOf(risen, 'summary')).toBe('Risk raised from low to critical by its author.');
    expect(entriesOf(feed('changes.atom'))).toHaveLength(100);
    expect(entriesOf(feed('servers/drift/changes.atom'))).toHaveLength(20);
    expect(entriesOf(feed('servers/silent/changes.atom'))).toEqual([]);
  });

  it('keep the names of their entries wherever the site is', async () => {
    vi.stubEnv('CATALOG_DB', catalog);
    const [{ atomFeed }, { FEEDS }] = await Promise.all([
      import('../../site/lib/changes/atom.ts'),
      import('../../site/lib/changes/feeds.ts'),
    ]);
    const elsewhere = atomFeed({
      ...{ feed: FEEDS.all, filter: { all: true }, limit: 100, page: '/changes/', site: undefined },
    });
    const ids = (xml: string): string[] => [...xml.matchAll(/<id>(.*?)<\/id>/g)].map(([, id = '']) => id);
    const xml = await elsewhere.text();
    expect(feedFaults(xml)).toEqual([]);
    expect(ids(xml)).toEqual(ids(feed('changes.atom')));
    expect(
      ids(xml).every((id) => /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/.test(id)),
    ).toBe(true);
  });
});
