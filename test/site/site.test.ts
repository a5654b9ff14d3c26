import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCatalogToRead, type Catalog } from '../../catalog/database.ts';
import { readServers } from '../../catalog/read-servers.ts';
import { readToolPaths } from '../../catalog/read-tools.ts';
import { parsePolicy } from '../../policy/document.ts';
import { build } from './build.ts';
import { builtSite } from './built.ts';
import { brokenPagePolicies, brokenServerPolicies } from '../page-policies.ts';
import { htmlFaults, linkFaults, spacingFaults, wordFaults } from './faults.ts';
import { KINDS } from './kinds.ts';
import { filesOf, pagesOf, type Page } from './pages.ts';
import { tooFar } from './reach.ts';

const { catalog, out } = await builtSite();
let db: Catalog;
let files: Map<string, Buffer>;
let pages: Page[];
let byAddress: Map<string, Page>;

beforeAll(() => {
  db = openCatalogToRead(catalog);
  files = filesOf(out);
  pages = pagesOf(files);
  byAddress = new Map(pages.map((page) => [page.address, page]));
});

afterAll(() => {
  db.close();
});

function page(address: string): Page {
  const found = byAddress.get(address);
  if (found === undefined) throw new Error(`There is no page ${address}.`);
  return found;
}

/** Hundreds of tools that differ by a number need not each be looked at. */
function telling(): Page[] {
  return pages.filter(({ address }) => !/^\/tools\/many\/get_item_\d\d/.test(address));
}

describe('the site', () => {
  it('has a page for every tool and every server, listed or not', () => {
    const missing = [
      ...readToolPaths(db).map(({ server, tool }) => `/tools/${server}/${tool}/`),
      ...readServers(db).map(({ slug }) => `/servers/${slug}/`),
    ].filter((address) => !byAddress.has(address));
    expect(missing).toEqual([]);
  });

  it('is valid HTML', async () => {
    // Every page is looked at in the long tests.
    const kinds = new Set(KINDS);
    const some = pages.filter(({ address }) => kinds.has(address) || /\/hostile\/|evil/.test(address));
    expect(some.length).toBeGreaterThan(KINDS.length);
    expect(await htmlFaults(some)).toEqual([]);
  });

  it('has no broken link or anchor, and no id twice', () => {
    expect(linkFaults(pages, files)).toEqual([]);
  });

  it('leads from the front page to every page in at most four clicks', () => {
    expect(tooFar(pages)).toEqual([]);
  });

  it('keeps to the language bar', () => {
    expect(wordFaults(telling())).toEqual([]);
  });

  it('keeps a space between a sentence and what is set in it', () => {
    expect(spacingFaults(pages)).toEqual([]);
  });

  it('shows policies that do what the sentences beside them say', () => {
    expect(brokenPagePolicies(out)).toEqual([]);
    expect(brokenServerPolicies(out)).toEqual([]);
  });

  it('allows a strict policy: no inline script or style, nothing from elsewhere', () => {
    const faults = pages.filter(
      ({ $ }) =>
        $('script:not([src]), style, [style], [onclick], [onload], [onerror]').length > 0 ||
        $('script[src], link[href][rel~=stylesheet], link[rel=icon], img[src], iframe')
          .toArray()
          .some((element) => /^(?:https?:)?\/\//.test($(element).attr('src') ?? $(element).attr('href') ?? '')),
    );
    expect(faults.map(({ address }) => address)).toEqual([]);
    expect(page('/').$('meta[http-equiv=Content-Security-Policy]').attr('content')).toContain("script-src 'self'");
  });

  it('publishes policies that parse, the same as on the page', () => {
    const policies = [...files].filter(([path]) => /^(?:servers|tools)\/.*\/policy\.json$/.test(path));
    const broken = policies.filter(([, body]) => !('policy' in parsePolicy(JSON.parse(body.toString('utf8')))));
    expect(broken.map(([path]) => path)).toEqual([]);
    expect(policies).toHaveLength(readToolPaths(db).length + readServers(db).filter(({ tools }) => tools > 0).length);
    for (const { server, tool } of readToolPaths(db)) {
      const shown = page(`/tools/${server}/${tool}/`).$('#policy-json').text();
      expect(files.get(`tools/${server}/${tool}/policy.json`)?.toString('utf8')).toBe(`${shown}\n`);
    }
  });

  it('cuts long lists into pages', () => {
    expect(page('/servers/many/').$('#tools ~ .flow tbody tr, section:has(#tools) tbody tr')).toHaveLength(500);
    expect(page('/servers/many/2/').$('section:has(#tools) tbody tr')).toHaveLength(3);
    expect(byAddress.has('/servers/many/3/')).toBe(false);
    expect(page('/servers/many/').$('#policy-json').text().length).toBeLessThan(25_000);
    expect(page('/servers/many/').$('#policy ~ .flow a[download]').attr('href')).toBe('/servers/many/policy.json');
  });

  it('says of a server that could not be listed why, and what can be done', () => {
    const { $ } = page('/servers/silent/');
    expect($('main').text()).toContain('Needs configuration');
    expect($('main').text()).toContain('API_KEY is not set');
    expect($('main').text()).toContain('A maintainer can make it listable');
    expect($('.strip').text()).toContain('Toolsunknown');
    expect(files.has('servers/silent/policy.json')).toBe(false);
  });

  it('shows what a person corrected beside what the rules say', () => {
    const { $ } = page('/tools/acme-files/write-file/');
    expect($('.correction').text()).toMatch(/A person corrected this on 19 November 2026: .*U\+202E <b>/);
    expect($('.correction').text()).toContain('The rules say Destructive, critical, with low confidence');
    expect($('.correction a').first().attr('href')).toBe('https://example.org/manual');
    expect(page('/tools/acme-files/list_files/').$('.correction')).toHaveLength(0);
  });

  it('publishes how often the rules are right', () => {
    const method = page('/method/').$;
    const text = method('section:has(#accuracy)').text().replaceAll(/\s+/g, ' ');
    expect(text).toContain('Measured on 20 November 2026 with the rule set test-rules, over 4 tools');
    expect(text).not.toContain('another rule set');
    expect(text).toContain(
      'On 3 servers that nobody had looked at, 85% of 20 categories were right, in 2 rounds on other servers each: 80.0% in the worst round, 90.0% in the best.',
    );
    expect(text).toMatch(/Called Read, although it executes, destroys or pays: 1 agreed tool.*getU\+202E/);
    const confusion = method('table:has(caption) tbody tr').toArray();
    expect(confusion.map((row) => method(row).text().trim())).toEqual(['Read200000', 'Execute100000']);
    expect(page('/rules/says-read/').$('main').text()).toContain('right on 2 of 3 labelled tools, 67%');
    expect(page('/rules/says-write/').$('main').text()).not.toContain('labelled tool');
  });

  it('is the same, byte for byte, when it is built again', async () => {
    const again = join(dirname(out), 'again');
    await build(catalog, again);
    const other = filesOf(again);
    expect([...other.keys()]).toEqual([...files.keys()]);
    expect([...files].filter(([path, body]) => !other.get(path)?.equals(body)).map(([path]) => path)).toEqual([]);
  }, 120_000);
});

describe('what tools are together', () => {
  const words = (address: string, section: string) =>
    page(address).$(`section:has(> h2#${section})`).text().replaceAll(/\s+/g, ' ');

  it('says what a tool adds to the lethal trifecta, and what to deny', () => {
    const sent = words('/tools/mail/send_mail/', 'flow');
    expect(sent).toContain(
      'send_mail gives a way out. Together with the other tools of Mail, a session has all three.',
    );
    expect(sent).toContain('Denying any one of read_mail or send_mail is enough to break the set on this server.');
    expect(sent).toContain('yes: it sends data outside (Reaches outside)');
    expect(sent).toContain('1 tool of category Write is not counted as a way out');
    const moved = words('/tools/mail/move_mail/', 'flow');
    expect(moved).toContain('None of the three was found on move_mail. The other tools of Mail have them all.');
    expect(words('/tools/acme-files/run_command/', 'flow')).toContain('run_command has all three by itself.');
    expect(words('/tools/acme-files/frobnicate/', 'flow')).toContain('says too little to tell');
    expect(words('/tools/lonely/delete_file/', 'flow')).toContain('the set is not complete: no tool was found that');
  });

  it('says it of a server, and whether the recommended policy breaks it', () => {
    const flow = words('/servers/mail/', 'flow');
    expect(flow).toContain('No tool of this server has all three by itself, but together they do.');
    expect(flow).toContain('The recommended policy does not break the set by itself');
    expect(page('/servers/mail/').$('section:has(> h2#flow) a[href^="/attacks/"]').text()).toBe(
      'Private data carried out by a second tool',
    );
    expect(words('/servers/lonely/', 'flow')).toContain('The set is not complete on this server');
    expect(page('/servers/empty/').$('#flow, #tokens')).toHaveLength(0);
  });

  it('says what definitions cost', () => {
    expect(words('/tools/mail/send_mail/', 'what')).toContain('It costs about 101 tokens in every request');
    const tokens = words('/servers/mail/', 'tokens');
    expect(tokens).toContain('Its 3 tools together cost about 303 tokens in every request that offers them.');
    expect(tokens).toContain('Hiding its 2 Write tools saves about 203 tokens, 67% of that.');
    expect(page('/servers/').$('tr:has(a[href="/servers/mail/"]) .tokens').text().replaceAll(/\s+/g, ' ').trim()).toBe(
      '303 tokens',
    );
  });

  it('names the entries of public threat lists, and leaves out those it does not know', () => {
    const links = (address: string, where: string) =>
      page(address)
        .$(where)
        .toArray()
        .map((element) => page(address).$(element).text().trim());
    expect(links('/factors/exposes-secrets/', '#about ~ .flow dd a')).toEqual([
      'MCP01',
      'ASI03',
      'AML.T0098',
      'SAFE-T1504',
    ]);
    expect(links('/factors/reversible/', '#about ~ .flow dl')).toEqual([]);
    expect(links('/category/financial/', '#about ~ .flow dd a')).toContain('SAFE-T2104');
    expect(links('/rules/hidden-text/', '#rule ~ .flow dl dd a[rel]')).toEqual(['MCP03', 'SAFE-T1001']);
    expect(links('/tools/hostile/safe~e2~80~aetxt.exe/', '.notices .ids a')).toEqual(['MCP03', 'SAFE-T1001']);
    expect(page('/tools/mail/send_mail/').$('#why ~ .flow a[href="/factors/reaches-outside/"]').length).toBe(1);
    expect(links('/factors/reaches-outside/', '#about ~ .flow dd a')).toContain('AML.T0086');
  });
});

describe('hostile text', () => {
  it('is never markup', () => {
    const raw = pages.filter(
      ({ $ }) => $('script:not([src]), img:not([src^="/badge/"]), iframe, [onload], [onerror], h1 b').length > 0,
    );
    expect(raw.map(({ address }) => address)).toEqual([]);
  });

  it('is never an address that runs something', () => {
    const links = pages.flatMap(({ $ }) =>
      $('[href]')
        .toArray()
        .map((element) => $(element).attr('href') ?? ''),
    );
    expect(links.filter((link) => !/^(?:\/|#|https:\/\/)/.test(link))).toEqual([]);
  });

  it('shows hidden characters as tokens, also in titles', () => {
    const hidden = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/;
    expect(pages.filter(({ html }) => hidden.test(html)).map(({ address }) => address)).toEqual([]);
    expect(page('/tools/hostile/safe~e2~80~aetxt.exe/').$('h1 .hidden-character').text()).toBe('U+202E');
    expect(page('/tools/hostile/safe~e2~80~aetxt.exe/').$('title').text()).toContain('[U+202E]');
    expect(page('/tools/hostile/lone~ud800surrogate/').$('h1').text()).toContain('U+D800');
    expect(page('/tools/hostile/null~00byte/').$('h1').text()).toContain('U+0000');
  });

  it('that acts on the model is said before anything else', () => {
    expect(page('/tools/hostile/safe~e2~80~aetxt.exe/').$('.notices').text()).toMatch(
      /acts on the model.*hidden-text/s,
    );
    expect(page('/tools/hostile/twice/').$('.notices')).toHaveLength(0);
  });

  it('leaves emoji whole', () => {
    expect(page('/tools/hostile/~f0~9f~97~91~ef~b8~8f~f0~9f~91~a9~e2~80~8d~f0~9f~92~bb~20delete/').$('h1').text()).toBe(
      '🗑️👩‍💻 delete',
    );
  });

  it('is cut with an honest note', () => {
    const { html, $ } = page('/tools/hostile/huge/');
    expect(html.length).toBeLessThan(100_000);
    expect($('.lead details blockquote').text()).toMatch(/… \(1,99\d,\d{3} more characters\)$/);
  });

  it('never turns an unknown schema into no parameters', () => {
    expect(page('/tools/acme-files/write-file/').$('main').text()).toContain('its parameters are unknown');
    expect(page('/tools/acme-files/payInvoice/').$('main').text()).not.toContain('unknown');
  });

  it('gives every tool of the same name its own page', () => {
    expect(page('/tools/hostile/twice/').$('main').text()).toContain('The first of two.');
    expect(page('/tools/hostile/twice~~2/').$('main').text()).toContain('the second of two.');
  });

  it('never lets a tool through because another has its name', () => {
    const [first, second] = ['twice', 'twice~~2'].map((slug) => page(`/tools/hostile/${slug}/`).$);
    expect(first?.('.treatment').text()).toBe('Denied');
    expect(first?.('#policy-json').text()).toBe(second?.('#policy-json').text());
    expect(first?.('main').text()).toContain('2 tools of this server have this name.');
  });
});
