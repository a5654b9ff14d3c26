import { beforeAll, describe, expect, it } from 'vitest';
import { builtSite } from './built.ts';
import { filesOf, pagesOf, type Page } from './pages.ts';

const { out } = await builtSite();
let pages: Map<string, Page>;

beforeAll(() => {
  pages = new Map(pagesOf(filesOf(out)).map((page) => [page.address, page]));
});

function page(address: string): Page {
  const found = pages.get(address);
  if (found === undefined) throw new Error(`There is no page ${address}.`);
  return found;
}

/** The text of a part of a page, in one line. */
function words(address: string, where = 'main'): string {
  return page(address).$(where).text().replaceAll(/\s+/g, ' ').trim();
}

const section = (id: string) => `section:has(> h2#${id})`;
const WEATHER = '/servers/com.example~2fweather/';

describe('a list of tools that is not the server’s own answer', () => {
  it('says so first, on the server and on each tool, with who says it and what asking gave', () => {
    const declared =
      /^Declared, not observed\. (?:These tools are|This tool is) named in the record of Docker MCP catalog\. The server itself gave no list when it was last tried, on 25 November 2026: the server cannot list its tools without the network\./;
    expect(words('/servers/declared/', '.standing')).toMatch(declared);
    expect(words('/tools/declared/delete_file/', '.standing')).toMatch(declared);
    expect(words('/tools/com.example~2freadme/read_page/', '.standing')).toContain(
      'Claimed, not observed. This tool is named in the README of the npm package @acme/readme@1.0.0.',
    );
    expect(words('/servers/list~2fpage/', '.standing')).toContain('The server itself was not asked.');
    expect(words('/servers/bundle/', '.standing')).toContain('named in the manifest inside its bundle');
  });

  it('is never said to have been observed', () => {
    for (const address of ['/tools/declared/delete_file/', '/tools/com.example~2freadme/read_page/']) {
      expect(words(address)).not.toMatch(/by the server’s author|as the server published|by starting it|own answer/);
    }
    expect(words('/tools/com.example~2freadme/read_page/', section('annotations'))).toContain(
      'What the server itself declares is unknown',
    );
    expect(words('/tools/declared/delete_file/', section('evidence'))).toContain(
      'These words are from the record of Docker MCP catalog; the server itself may use others.',
    );
  });

  it('is marked in lists, by a word', () => {
    const row = (page: string, to: string) => words(page, `tr:has(a[href="${to}"])`);
    expect(row('/servers/', '/servers/declared/')).toContain('Declared Declared');
    expect(row('/servers/', '/servers/com.example~2freadme/')).toContain('Claimed');
    expect(row('/servers/', '/servers/com.example~2fnotes/')).not.toMatch(/Declared|Claimed|Latest/);
    expect(row('/risk/critical/', '/tools/declared/delete_file/')).toContain('Declared Declared');
  });

  it('is counted apart on the front page', () => {
    expect(words('/')).toContain('2 are declared by a catalog or package and 2 are claimed by a page');
  });
});

describe('an observed list of tools', () => {
  it('has no such notice, and says how it was read', () => {
    expect(words('/servers/com.example~2fnotes/', '.standing')).toBe('');
    expect(words('/servers/com.example~2fnotes/')).toContain('read by asking it at its address on 25 November 2026.');
    expect(words('/servers/com.example~2fnotes/', section('listing'))).toContain('The same since3 November 2026');
    expect(words('/servers/acme-files/')).toContain('read by starting it on 20 November 2026.');
  });

  it('names its package as what it is', () => {
    const provided = (tool: string) => words(`/tools/${tool}/delete_file/`, '#question-server');
    expect(provided('com.example~2fweather')).toContain('from the PyPI package acme-weather==2.3.0.');
    expect(provided('image')).toContain('from the container image ghcr.io/acme/image@sha256:0f0f.');
    expect(provided('acme-files')).toContain('from the npm package @test/acme-files@1.2.3.');
    expect(provided('com.example~2fnotes')).toContain('at the address https://notes.example.com/mcp.');
    expect(words('/servers/image/', '.strip')).toMatch(
      /Container imageghcr\.io\/acme\/image ?Tag or digestsha256:0f0f/,
    );
  });
});

describe('a server that does not answer any more', () => {
  it('keeps its last list, with its age', () => {
    const slow = '/servers/com.example~2fslow/';
    expect(words(slow)).toContain(
      'on 3 November 2026, 22 days before the latest attempt. That one, on 25 November 2026',
    );
    expect(words(slow, '.strip')).toContain('Tools read3 November 2026, 22 days before the latest attempt');
    expect(words(slow, section('ways'))).toContain('It has failed since 20 November 2026');
    expect(words('/tools/com.example~2fslow/delete_file/', '.strip')).toContain('22 days before the latest attempt');
    expect(words('/servers/', `tr:has(a[href="${slow}"])`)).toContain('Latest attempt: timed out');
  });

  it('is gone, with the reason, in the words of whoever gives it', () => {
    const gone = words('/servers/com.example~2fgone/', '.standing');
    expect(gone).toMatch(/^This server is gone since 25 November 2026\. .*has deleted this server.*U\+202E/);
    expect(words('/tools/com.example~2fgone/delete_file/', '.standing')).toBe(gone);
  });

  it('is another one, with a link', () => {
    expect(words('/servers/old-weather/', '.standing')).toContain('known by another name now');
    expect(page('/servers/old-weather/').$('.standing a').attr('href')).toBe(WEATHER);
  });
});

describe('a server that asks for credentials', () => {
  it('shows what it publishes about signing in', () => {
    const signIn = words('/servers/com.example~2fvault/', section('sign-in'));
    expect(signIn).toContain('Bearer: a token goes with each request');
    expect(signIn).toContain('secrets:read, secrets:write');
    expect(signIn).toContain('and 19 more');
    expect(signIn).toContain('a client may register itself');
    expect(signIn).toContain('PKCEyes, with S256');
    expect(signIn).toMatch(/What could not be read.*of another issuer/);
    expect(words(WEATHER, section('sign-in'))).toBe('');
  });
});

describe('what sources say', () => {
  it('is shown record by record, with what bears on risk', () => {
    const said = words(WEATHER, section('records'));
    expect(said).toContain('3 records of 3 sources speak of this server.');
    expect(said).toContain('Hosts that it may reachapi.weather.example.com:443');
    expect(said).toContain('Secrets that it is givenWEATHER_KEY');
    expect(words('/servers/com.example~2freadme/', section('records'))).toContain('Statusdeprecated: Evil');
  });

  it('shows where they disagree', () => {
    const { $ } = page(WEATHER);
    const rows = $(`${section('records')} tbody th`).toArray();
    expect(rows.map((row) => $(row).text().trim())).toEqual([
      'Title',
      'Version',
      'Repository',
      'Which npm package',
      'Version of the PyPI package acme-weather',
    ]);
    expect(words(WEATHER, `${section('records')} tbody tr:nth-child(2)`)).toMatch(
      /2\.0\.0 Docker MCP catalog.*v2\.3\.0 Official MCP registry and toolhive-catalog/,
    );
  });

  it('is never a link that runs something, and is cut', () => {
    const { $ } = page('/servers/com.example~2fevil/');
    const links = $(`${section('records')} dl a`).toArray();
    expect(links).toEqual([]);
    const said = words('/servers/com.example~2fevil/', section('records'));
    expect(said).toContain('javascript:alert("PWNED")');
    expect(said).toContain('and 24 more');
    expect(said).toMatch(/\(2,1\d\d more characters\)/);
  });
});

describe('sources', () => {
  it('are listed with what the catalog holds of each', () => {
    const row = words('/sources/', 'tr:has(a[href="/sources/official-registry/"])');
    expect(row).toMatch(/^Official MCP registry77125 November 2026$/);
    expect(words('/sources/', 'tr:has(a[href="/sources/html-list/"])')).toMatch(/^html-list110not yet$/);
  });

  it('say what the latest crawl read of them, and what it could not', () => {
    const official = words('/sources/official-registry/');
    expect(official).toContain('Registry data are in the public domain.');
    expect(official).toContain('7: 0 new, 1 changed, 6 unchanged');
    expect(official).toMatch(/its name is not the name of a server 2 times, first at page 1: Evil U\+202E/);
    expect(words('/sources/docker-catalog/')).toContain('docker-catalog.example did not answer. Try again later.');
    expect(words('/sources/toolhive-catalog/')).toContain('not stated in this catalog');
  });

  it('name their servers, and not those that they have withdrawn', () => {
    const servers = words('/sources/official-registry/', section('servers'));
    expect(servers).toContain('Weather');
    expect(servers).not.toContain('Gone');
  });

  it('are on the front page with what the latest crawl did', () => {
    const crawl = words('/', section('crawl'));
    expect(crawl).toContain('On 25 November 2026, the crawl tried 9 ways to a list of tools. 7 gave lists, 2 did not');
    expect(crawl).toContain('needs sign-in 1; timed out 1');
    expect(crawl).toContain('unauthorized 1');
  });
});
