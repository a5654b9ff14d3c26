import type { Browser, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { axeFaults, tooWide } from './page-faults.ts';

const SECRET = 'sk-live-never-shown-51';

/** A configuration with every kind of entry, and a secret wherever people put one. */
const CONFIG = `{
  // as people have it
  "mcpServers": {
    "files": { "command": "npx", "args": ["-y", "@test/acme-files@1.2.3", "--token", "${SECRET}"], "env": { "API_KEY": "${SECRET}" } },
    "post": { "command": "cmd", "args": ["/c", "npx", "@test/mail"] },
    "unheard-of": { "command": "uvx", "args": ["nobody-knows-this"] },
    "reach": { "url": "https://u:${SECRET}@nowhere.example/${SECRET}?key=${SECRET}", "headers": { "Authorization": "${SECRET}" } },
    "own": { "command": "/home/${SECRET}/run" },
    "broken": {},
  },
}`;

/** How the page that compares servers is used, in the browser and on the site that the tests share. */
export function comparing(browser: () => Browser, site: () => string): void {
  it('compares a pasted configuration, and nobody is sent anything of it', async () => {
    const context = await browser().newContext({ viewport: { width: 320, height: 800 } });
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: site() });
    const page = await context.newPage();
    await page.goto(`${site()}/compare/`);
    const sent: string[] = [];
    context.on('request', (request) => {
      sent.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`);
    });
    await compare(page, CONFIG);
    expect(await page.locator('compare-stack > [role=status]').textContent()).toMatch(
      /^2 of 6 servers in the catalog\. 2 servers with \d+ known tools: .*\. 2 servers are not pinned to a version\. 1 line could not be read\.$/,
    );
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Result');
    const result = await page.locator('.parts').innerText();
    expect(result).toMatch(/Line 9, broken: This entry has neither a command nor an address/);
    expect(result).toMatch(/Acme Files[\s\S]*Pinned to 1\.2\.3, the version that was read\./);
    expect(result).toMatch(/Not pinned: the newest one is started each time\. Version 1\.2\.3 was read\./);
    expect(result).toContain('PyPI package nobody-knows-this is not in the catalog: nothing is known about its tools.');
    expect(result).toContain('The address at nowhere.example is not in the catalog');
    expect(result).toMatch(/files alone has all that is needed to steal data|files and post together have all/);
    expect(await page.getByRole('link', { name: 'Acme Files' }).getAttribute('href')).toBe('/servers/acme-files/');
    await page.getByLabel('For', { exact: true }).selectOption('claude-code');
    await page.getByRole('button', { name: 'Write the policies' }).click();
    await page.getByRole('button', { name: 'Copy policy for files', exact: true }).click();
    await expect.poll(() => page.locator('.written copy-button [role=status]').first().textContent()).toBe('Copied');
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain('mcp__files__');
    expect(copied).toBe(await page.locator('.written pre').first().textContent());
    expect(await page.locator('.written a[download]').first().getAttribute('download')).toBe('files.claude-code.json');
    expect([...(await axeFaults(page, '/compare/')), ...(await tooWide(page, '/compare/'))]).toEqual([]);
    // The text field holds the text; nothing else of the page does.
    await page.locator('textarea').fill('');
    expect(await page.content()).not.toContain(SECRET);
    const asked = sent.filter((request) => !request.includes('/_astro/') && !request.includes(' blob:'));
    expect(asked.length).toBeGreaterThan(3);
    for (const request of asked)
      expect(request).toMatch(/^GET http:\/\/127\.0\.0\.1:\d+\/compare\/(?:lookup|servers|policies)\/[0-9a-f]\.json $/);
    expect(sent.join('\n')).not.toMatch(/sk-live|nobody-knows|nowhere\.example|acme/);
    expect(await page.locator('meta[http-equiv=Content-Security-Policy]').getAttribute('content')).toContain(
      "connect-src 'self'",
    );
    await context.close();
  }, 60_000);

  it('says on which line a text is wrong, fills in an example, and compares hostile names without harm', async () => {
    const page = await browser().newPage();
    await page.goto(`${site()}/compare/`);
    await compare(page, '{"mcpServers": {\n"a": {"command" "npx"}}}');
    expect(await page.locator('.parts').innerText()).toContain(
      'Line 2: This is not JSON: a colon is missing after a name.',
    );
    await page.getByRole('button', { name: 'Clear' }).click();
    expect(await page.locator('.result').isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Compare', exact: true }).click();
    await expect
      .poll(() => page.locator('compare-stack > [role=status]').textContent())
      .toMatch(/^There is no server in this text/);
    await page.getByRole('button', { name: 'Fill in an example' }).press('Enter');
    await page.getByRole('button', { name: 'Compare', exact: true }).press('Enter');
    await expect
      .poll(() => page.locator('compare-stack > [role=status]').textContent())
      .toMatch(/^[1-9]\d* of \d+ servers in the catalog/);
    await compare(
      page,
      JSON.stringify({
        mcpServers: { '<img src=x onerror=alert(1)>\u202E': { command: 'npx', args: ['@test/hostile'] } },
      }),
    );
    expect(await page.locator('.parts').innerText()).toContain('<img src=x onerror=alert(1)>[U+202E]');
    expect(await page.locator('.parts img').count()).toBe(0);
    await page.close();
  }, 60_000);

  it('says without scripts why it needs them, and shows no control', async () => {
    const context = await browser().newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${site()}/compare/`);
    expect(await page.getByText('This page needs JavaScript').isVisible()).toBe(true);
    expect(await page.locator('compare-stack :is(button, textarea, select):visible').count()).toBe(0);
    await context.close();
  });
}

async function compare(page: Page, text: string): Promise<void> {
  await page.getByLabel('Configuration of your client').fill(text);
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await page.locator('.result h2').waitFor();
}
