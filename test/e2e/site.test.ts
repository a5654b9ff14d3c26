import { rmSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build, freshCatalog } from '../site/build.ts';
import { startBrowser } from './browser.ts';
import { serve } from './serve.ts';

/** One page of each kind. */
const KINDS = [
  '/',
  '/servers/',
  '/servers/acme-files/',
  '/servers/acme-files/policy/',
  '/servers/silent/',
  '/servers/many/2/',
  '/servers/com.example~2fweather/',
  '/servers/com.example~2fvault/',
  '/servers/com.example~2fgone/',
  '/servers/com.example~2fslow/',
  '/tools/declared/delete_file/',
  '/sources/',
  '/sources/official-registry/',
  '/tools/acme-files/run_command/',
  '/tools/hostile/safe~e2~80~aetxt.exe/',
  '/category/',
  '/category/destructive/',
  '/risk/',
  '/risk/critical/',
  '/factors/',
  '/factors/runs-arbitrary-code/',
  '/rules/',
  '/rules/says-delete/',
  '/attacks/',
  '/attacks/injected-command/',
  '/method/',
  '/policy/',
  '/about/',
  '/api/',
  '/404.html',
];
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const { folder, catalog } = freshCatalog();
let browser: Browser;
let site: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  const out = join(folder, 'site');
  await build(catalog, out);
  site = await serve(out);
  browser = await startBrowser();
}, 120_000);

afterAll(async () => {
  await browser.close();
  await site.close();
  rmSync(folder, { recursive: true });
});

/** Opens pages one after the other in one window and gathers what is wrong with each. */
async function faultsOn(
  addresses: string[],
  options: BrowserContextOptions,
  check: (page: Page, address: string) => Promise<string[]>,
): Promise<string[]> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
  for (const address of addresses) {
    await page.goto(`${site.url}${address}`);
    faults.push(...(await check(page, address)));
  }
  await context.close();
  return faults;
}

async function axeFaults(page: Page, address: string): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  const { violations } = await axe.withTags(WCAG).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map((node) => `${address}: ${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  );
}

async function tooWide(page: Page, address: string): Promise<string[]> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  return over > 0 ? [`${address}: ${String(over)} pixels too wide`] : [];
}

describe('in a browser', () => {
  it('has no accessibility fault on any kind of page', async () => {
    expect(await faultsOn(KINDS, { colorScheme: 'light', viewport: { width: 1280, height: 800 } }, axeFaults)).toEqual(
      [],
    );
  }, 120_000);

  it('has no accessibility fault in the dark', async () => {
    expect(await faultsOn(KINDS, { colorScheme: 'dark', viewport: { width: 1280, height: 800 } }, axeFaults)).toEqual(
      [],
    );
  }, 120_000);

  it('has no accessibility fault on a phone, where tables become blocks', async () => {
    const some = [
      '/',
      '/servers/acme-files/',
      '/servers/com.example~2fweather/',
      '/sources/',
      '/tools/acme-files/run_command/',
      '/policy/',
    ];
    expect(await faultsOn(some, { viewport: { width: 390, height: 844 } }, axeFaults)).toEqual([]);
  }, 60_000);

  it('has no accessibility fault, and is not too wide, with every question and every format open', async () => {
    const pages = [
      '/tools/acme-files/run_command/',
      '/servers/acme-files/policy/',
      '/servers/hostile/policy/',
      '/policy/',
    ];
    const faults = await faultsOn(pages, { viewport: { width: 320, height: 800 } }, async (page, address) => {
      for (const summary of await page.locator('summary').all()) await summary.click();
      return [...(await axeFaults(page, address)), ...(await tooWide(page, address))];
    });
    expect(faults).toEqual([]);
  }, 60_000);

  it.each([320, 768])(
    'never scrolls sideways at %i pixels',
    async (width) => {
      const more = [
        '/tools/hostile/deep/',
        '/tools/hostile/one-word/',
        '/tools/hostile/zalgo/',
        '/servers/hostile/',
        '/servers/hostile/policy/',
        '/servers/com.example~2fevil/',
      ];
      const faults = await faultsOn([...KINDS, ...more], { viewport: { width, height: 800 } }, tooWide);
      expect(faults).toEqual([]);
    },
    60_000,
  );

  it('is complete without scripts, and shows no control that would do nothing', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${site.url}/tools/acme-files/run_command/`);
    await expect.poll(() => page.locator('#policy-json').isVisible()).toBe(true);
    expect(await page.locator('button:visible, input:visible').count()).toBe(0);
    await page.locator('#question-block summary').click();
    expect(await page.locator('#answer-block').isVisible()).toBe(true);
    await context.close();
  });

  it('copies a policy, and says so', async () => {
    const context = await browser.newContext();
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: site.url });
    const page = await context.newPage();
    await page.goto(`${site.url}/tools/acme-files/run_command/`);
    await page.getByRole('button', { name: 'Copy policy.json', exact: true }).click();
    await expect.poll(() => page.locator('copy-button [role=status]').first().textContent()).toBe('Copied');
    const copied: unknown = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()));
    expect(copied).toEqual(JSON.parse(await page.locator('#policy-json').innerText()));
    await context.close();
  });

  it('opens the format that a link names, by keyboard and without scripts', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${site.url}/servers/acme-files/`);
    await page.locator('a[href$="/policy/#codex"]').press('Enter');
    await expect.poll(() => page.locator('#codex-text').isVisible()).toBe(true);
    expect(await page.locator('#claude-code-text').isVisible()).toBe(false);
    await page.locator('details:has(#claude-code) > summary').press('Enter');
    expect(await page.locator('#claude-code-text').isVisible()).toBe(true);
    await context.close();
  });

  it('copies what is written for a client, whole', async () => {
    const context = await browser.newContext();
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: site.url });
    const page = await context.newPage();
    await page.goto(`${site.url}/servers/acme-files/policy/#codex`);
    await page.getByRole('button', { name: 'Copy Codex: ~/.codex/config.toml', exact: true }).click();
    const file = await page.request.get(`${site.url}/servers/acme-files/policy/codex.toml`);
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(await file.text());
    await context.close();
  });

  it('prints what is written for every client', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${site.url}/servers/acme-files/policy/`);
    const height = () => page.locator('#codex-text').evaluate((pre) => pre.getBoundingClientRect().height);
    expect(await height()).toBe(0);
    await page.emulateMedia({ media: 'print' });
    expect(await height()).toBeGreaterThan(20);
    await context.close();
  });

  it('keeps the theme that was chosen', async () => {
    const context = await browser.newContext({ colorScheme: 'light' });
    const page = await context.newPage();
    const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    await page.goto(`${site.url}/`);
    const light = await background();
    await page.getByRole('button', { name: 'Dark theme' }).click();
    const dark = await background();
    expect(dark).not.toBe(light);
    await page.goto(`${site.url}/servers/`);
    expect(await background()).toBe(dark);
    await page.getByRole('button', { name: 'Light theme' }).click();
    expect(await background()).toBe(light);
    await context.close();
  });

  it('narrows the tools of a server as one types', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${site.url}/servers/acme-files/`);
    await page.getByRole('searchbox').fill('secret high');
    await expect.poll(() => page.locator('section:has(#tools) tbody tr:visible').count()).toBe(1);
    expect(await page.getByText('1 of 8 shown').isVisible()).toBe(true);
    await context.close();
  });

  it('asks for nothing that is not there', () => {
    expect(site.missing).toEqual([]);
  });
});
