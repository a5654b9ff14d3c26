import { readFileSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtSite, PUBLISHED } from '../site/built.ts';
import { KINDS } from '../site/kinds.ts';
import { startBrowser } from './browser.ts';
import { comparing } from './compare.ts';
import { keyboardFaults } from './keyboard.ts';
import { axeFaults, lookFaults, tooWide } from './page-faults.ts';
import { describeSearch } from './search.ts';
import { serve } from './serve.ts';

const { out } = await builtSite(PUBLISHED);
let browser: Browser;
let site: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  site = await serve(out);
  browser = await startBrowser();
}, 120_000);

afterAll(async () => {
  await browser.close();
  await site.close();
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

describeSearch(() => ({ browser, url: site.url }));

describe('in a browser', () => {
  it('has no accessibility fault on any kind of page, in any look', async () => {
    const faults = await faultsOn(KINDS, {}, async (page, address) => [
      ...(await axeFaults(page, address)),
      ...(await lookFaults(page, address)),
    ]);
    expect(faults).toEqual([]);
  }, 180_000);

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

  it('never scrolls sideways, whatever the names are', async () => {
    const pages = [
      '/tools/hostile/deep/',
      '/tools/hostile/one-word/',
      '/tools/hostile/zalgo/',
      '/servers/hostile/',
      '/servers/hostile/policy/',
      '/servers/com.example~2fevil/',
    ];
    expect(await faultsOn(pages, { viewport: { width: 320, height: 800 } }, tooWide)).toEqual([]);
  }, 60_000);

  it('is used by keyboard alone: one sees where one is, in the order of the page, and leaves again', async () => {
    const pages = ['/', '/servers/acme-files/', '/tools/acme-files/run_command/', '/policy/'];
    expect(await faultsOn(pages, { viewport: { width: 1280, height: 800 } }, keyboardFaults)).toEqual([]);
  }, 60_000);

  it('leads from the front page to a tool, and narrows a list, without scripts', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 320, height: 800 } });
    const page = await context.newPage();
    await page.goto(`${site.url}/`);
    await page.getByRole('link', { name: 'Servers', exact: true }).press('Enter');
    await page.getByRole('link', { name: 'Acme Files', exact: true }).press('Enter');
    await page.waitForURL('**/servers/acme-files/');
    const rows = page.locator('section:has(#tools) tbody tr:visible');
    expect(await rows.count()).toBe(8);
    await page.getByRole('radio', { name: /^Execute/ }).check();
    expect(await rows.count()).toBe(await page.locator('tr[data-category=Execute]').count());
    await page.getByRole('link', { name: 'run_command', exact: true }).first().press('Enter');
    await page.waitForURL('**/tools/acme-files/run_command/');
    await context.close();
  });

  it('is complete without scripts, and shows no control that would do nothing', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${site.url}/tools/acme-files/run_command/`);
    await expect.poll(() => page.locator('#policy-json').isVisible()).toBe(true);
    expect(await page.locator('main :is(button, input:not([type=radio])):visible').count()).toBe(0);
    await page.getByRole('radio', { name: 'Codex' }).check();
    expect(await page.locator('#codex-text').isVisible()).toBe(true);
    expect(await page.locator('#policy-json').isVisible()).toBe(false);
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

  it('shows the policy for the client and the tools that one chooses, by mouse and keyboard, and remembers the client', async () => {
    const context = await browser.newContext();
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: site.url });
    const page = await context.newPage();
    await page.goto(`${site.url}/tools/acme-files/run_command/`);
    await page.getByText('Codex', { exact: true }).first().click();
    expect(await page.locator('#codex-text').isVisible()).toBe(true);
    expect(await page.locator('#policy-json').isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Copy Codex', exact: true }).click();
    const shown = await page.locator('#codex-text').textContent();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(shown);
    await page.goto(`${site.url}/tools/acme-files/delete_file/`);
    expect(await page.locator('#codex-text').isVisible()).toBe(true);
    await page.getByRole('radio', { name: 'Codex' }).press('ArrowRight');
    expect(await page.locator('#claude-code-text').isVisible()).toBe(true);
    await page.getByRole('radio', { name: 'This tool only' }).press('ArrowRight');
    expect(await page.locator('#claude-code-text').isVisible()).toBe(false);
    expect(await page.locator('#claude-code .all a[download]').isVisible()).toBe(true);
    await context.close();
  });

  it('shows the policy that one chooses without scripts, and downloads what it shows', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${site.url}/tools/acme-files/run_command/`);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('#gateway .one a[download]').click(),
    ]);
    const saved = readFileSync(await download.path(), 'utf8');
    expect(saved).toBe(`${(await page.locator('#policy-json').textContent()) ?? ''}\n`);
    await page.getByText('Gemini CLI', { exact: true }).first().click();
    expect(await page.locator('#gemini-cli-text').isVisible()).toBe(true);
    expect(await page.locator('#policy-json').isVisible()).toBe(false);
    await page.getByText('Whole server', { exact: true }).click();
    await page.locator('#gemini-cli .all a').last().click();
    await page.waitForURL('**/servers/acme-files/policy/#gemini-cli');
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

  it('prints a tool as a record of one sheet, with its policy and without what leads on', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${site.url}/tools/acme-files/run_command/`);
    const sheets = (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type \/Page\b/g) ?? [];
    expect(sheets.length).toBe(1);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('#policy-json').isVisible()).toBe(true);
    expect(await page.locator('nav:visible, #questions:visible, button:visible').count()).toBe(0);
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
    await page.getByRole('searchbox', { name: 'Filter these rows' }).fill('secret high');
    await expect.poll(() => page.locator('section:has(#tools) tbody tr:visible').count()).toBe(1);
    expect(await page.getByText('1 of 8 shown').isVisible()).toBe(true);
    await page.getByRole('radio', { name: /^Execute/ }).check();
    expect(await page.getByText('0 of 8 shown').isVisible()).toBe(true);
    await context.close();
  });

  it('asks for nothing that is not there', () => {
    expect(site.missing).toEqual([]);
  });
});

describe('comparing the servers of a client', () => {
  comparing(
    () => browser,
    () => site.url,
  );
});
