import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { axeFaults } from './page-faults.ts';

const RESULT = 'a.result';

/** The search, as a person uses it; over the site that a test file has built and serves. */
export function describeSearch(at: () => { browser: Browser; url: string }): void {
  async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
    const { browser, url } = at();
    const page = await (await browser.newContext(options)).newPage();
    await page.goto(url + path);
    return page;
  }
  const first = (page: Page) => page.locator(RESULT).first();
  const status = (page: Page) => page.locator('search-page [role=status]');
  const field = (page: Page) => page.getByLabel('A tool, a server, or what it does');

  describe('the search page', () => {
    it('answers while one types, marks what was found, and forgives a slip', async () => {
      const page = await open('/search/');
      await page.keyboard.type('acme delt', { delay: 10 });
      await expect.poll(() => first(page).textContent()).toBe('delete_file');
      expect(await status(page).textContent()).toMatch(/^Nothing has "delt"; words like it are shown: \d+ results?/);
      expect(await first(page).locator('mark').allTextContents()).toEqual(['delete']);
      expect(new URL(page.url()).search).toBe('?q=acme+delt');
      await field(page).fill('acme banana');
      await expect.poll(() => status(page).textContent()).toMatch(/^No tool or server has all of these words/);
      await page.context().close();
    });

    it('shows the first result within 100 ms of the last file that it needs', async () => {
      const page = await open('/search/');
      const waited = await page.evaluate(async () => {
        const input = document.querySelector<HTMLInputElement>('search-page input[name=q]');
        const shown = new Promise((resolve) => {
          new MutationObserver(resolve).observe(document.querySelector('.results') ?? document, { childList: true });
        });
        if (input) input.value = 'get item 7';
        input?.dispatchEvent(new Event('input', { bubbles: true }));
        await shown;
        const files = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
        return performance.now() - Math.max(...files.map(({ responseEnd }) => responseEnd));
      });
      expect(await first(page).textContent()).toBe('get_item_7');
      expect(waited).toBeLessThan(100);
      await page.context().close();
    });

    it('narrows to categories and risks, tells how many each has, and goes back', async () => {
      const page = await open('/search/?q=acme');
      await expect.poll(() => first(page).textContent()).toBe('Acme Files');
      const boxes = page.locator('search-page label');
      expect(await boxes.filter({ hasText: 'Destructive' }).innerText()).toMatch(/1$/);
      await page.getByRole('checkbox', { name: 'Destructive' }).check();
      await expect.poll(() => page.locator(RESULT).allTextContents()).toEqual(['delete_file']);
      expect(new URL(page.url()).search).toBe('?q=acme&category=Destructive');
      await page.getByRole('checkbox', { name: 'Low' }).check();
      await expect.poll(() => status(page).textContent()).toBe('Nothing of the chosen categories and risks was found.');
      await page.goBack();
      await expect.poll(() => page.locator(RESULT).allTextContents()).toEqual(['delete_file']);
      expect(await page.getByRole('checkbox', { name: 'Low' }).isChecked()).toBe(false);
      await page.goBack();
      await expect.poll(() => first(page).textContent()).toBe('Acme Files');
      await page.context().close();
    });

    it('is used by keyboard alone, and a result leads to its page and back', async () => {
      const page = await open('/search/?q=acme+write');
      await expect.poll(() => first(page).textContent()).toBe('write-file');
      await field(page).press('ArrowDown');
      await expect.poll(() => first(page).evaluate((link) => link === document.activeElement)).toBe(true);
      await page.keyboard.press('Escape');
      expect(await field(page).evaluate((input) => input === document.activeElement)).toBe(true);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/tools/acme-files/write-file/');
      await page.goBack();
      await expect.poll(() => first(page).textContent()).toBe('write-file');
      await page.context().close();
    });

    it('shows more when asked, and stays at the place', async () => {
      const page = await open('/search/?q=get+item');
      await expect.poll(() => page.locator(RESULT).count()).toBe(20);
      await page.getByRole('button', { name: 'Show more' }).click();
      await expect.poll(() => page.locator(RESULT).count()).toBe(40);
      const at = () =>
        page
          .locator(RESULT)
          .nth(20)
          .evaluate((link) => link === document.activeElement);
      await expect.poll(at).toBe(true);
      await page.context().close();
    });

    it('shows what is hostile as text', async () => {
      const page = await open(`/search/?q=${encodeURIComponent('<script>alert PWNED')}`);
      await expect.poll(() => first(page).textContent()).toBe('<script>alert("PWNED")</script>');
      await field(page).fill('hostile txt');
      await expect.poll(() => page.locator('.results .hidden-character').first().textContent()).toBe('U+202E');
      await page.context().close();
    });

    it('says when the index cannot be loaded, and how to go on', async () => {
      const page = await open('/about/');
      await page.route('**/search/index/**', (route) => route.abort());
      await page.goto(`${at().url}/search/?q=acme`);
      await expect.poll(() => status(page).textContent()).toContain('could not be loaded');
      await page.context().close();
    });

    it('says without scripts what it needs, and leads to the lists', async () => {
      const page = await open('/about/', { javaScriptEnabled: false });
      await page.getByRole('searchbox').fill('acme delete');
      await page.getByRole('searchbox').press('Enter');
      await page.waitForURL('**/search/?q=acme+delete');
      expect(await page.locator('main noscript').innerText()).toContain('with JavaScript, which is off here');
      expect(await page.locator('main input:visible, main button:visible').count()).toBe(0);
      await page.getByRole('link', { name: 'All tools and servers from A to Z' }).click();
      await page.locator('section:has(#tools)').getByRole('link', { name: 'D', exact: false }).first().click();
      expect(await page.getByRole('link', { name: 'delete_file' }).count()).toBeGreaterThan(0);
      await page.context().close();
    });
  });

  it('has no accessibility fault while it shows what it found', async () => {
    const page = await open('/search/?q=acme+delete', { colorScheme: 'dark' });
    await expect.poll(() => first(page).textContent()).toBe('delete_file');
    expect(await axeFaults(page, 'search page')).toEqual([]);
    await page.goto(`${at().url}/about/`);
    await page.keyboard.press('/');
    await page.keyboard.type('acme delete');
    await expect.poll(() => page.getByRole('option').count()).toBeGreaterThan(0);
    await page.keyboard.press('ArrowDown');
    expect(await axeFaults(page, 'search box')).toEqual([]);
    await page.context().close();
  });

  describe('the search box', () => {
    it('is reached with "/", suggests, and opens what the arrows choose', async () => {
      const page = await open('/about/');
      await page.keyboard.press('/');
      await page.keyboard.type('acme pay', { delay: 10 });
      const box = page.getByRole('combobox');
      await expect.poll(() => box.getAttribute('aria-expanded')).toBe('true');
      await page.keyboard.press('ArrowDown');
      const active = await box.getAttribute('aria-activedescendant');
      expect(await page.locator(`#${active ?? 'none'}`).innerText()).toBe('payInvoice Acme Files, critical');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/tools/acme-files/payInvoice/');
      await page.context().close();
    });

    it('closes with Escape, and leads to all results with Enter', async () => {
      const page = await open('/');
      const box = page.locator('search-box input');
      await box.focus();
      await page.keyboard.type('acme', { delay: 10 });
      await expect.poll(() => box.getAttribute('aria-expanded')).toBe('true');
      await page.keyboard.press('Escape');
      expect(await page.getByRole('listbox').count()).toBe(0);
      expect(await box.inputValue()).toBe('acme');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/search/?q=acme');
      await expect.poll(() => first(page).textContent()).toBe('Acme Files');
      await page.context().close();
    });
  });
}
