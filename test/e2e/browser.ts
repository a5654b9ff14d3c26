import { existsSync } from 'node:fs';
import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Browser } from 'playwright-core';

const INSTALLED = [
  process.env['CHROME_PATH'] ?? '',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Starts the browser that is installed, or else the one that comes with the development dependencies. */
export async function startBrowser(): Promise<Browser> {
  const installed = INSTALLED.find((path) => path !== '' && existsSync(path));
  if (installed !== undefined) return playwright.launch({ executablePath: installed });
  // Its own arguments are meant for a function host: one process, and no web security. We test a security policy.
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: ['--no-sandbox', '--disable-gpu'],
  });
}
