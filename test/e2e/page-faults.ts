import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** What is wrong with the page that is open, as sentences that begin with its address. */

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What another colour scheme or width can break; the rest is the same markup. */
const BY_LOOK = ['color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable'];

/** @param only `look`: only the rules that depend on how the page looks, which are quick. */
export async function axeFaults(page: Page, address: string, only: 'all' | 'look' = 'all'): Promise<string[]> {
  // The pages have no frames, so axe need not open a window of its own for each.
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  const { violations } = await (only === 'all' ? axe.withTags(WCAG) : axe.withRules(BY_LOOK)).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map((node) => `${address}: ${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  );
}

export async function tooWide(page: Page, address: string): Promise<string[]> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  return over > 0 ? [`${address}: ${String(over)} pixels too wide`] : [];
}

interface Look {
  name: string;
  width: number;
  height: number;
  colorScheme?: 'dark';
  forcedColors?: 'active';
  /** Size of the text in per cent. */
  text?: number;
  /** Whether axe has something to say that it did not say of another look. */
  axe: boolean;
}

const PLAIN: Look = { name: 'plain', width: 1280, height: 800, axe: true };
const LOOKS: Look[] = [
  { ...PLAIN, name: 'dark', colorScheme: 'dark' },
  { ...PLAIN, name: 'forced colours', forcedColors: 'active' },
  { ...PLAIN, name: '768 pixels', width: 768, axe: false },
  // What is left of 1280 by 800 pixels at a zoom of 200 %.
  { ...PLAIN, name: 'zoom', width: 640, height: 400, axe: false },
  { ...PLAIN, name: 'large text', width: 640, text: 200, axe: false },
  { ...PLAIN, name: 'phone', width: 320 },
];

/** The faults of the open page in every look: each is set on it without loading it again. */
export async function lookFaults(page: Page, address: string): Promise<string[]> {
  const faults: string[] = [];
  for (const look of LOOKS) {
    await wear(page, look);
    const found = await tooWide(page, address);
    if (look.axe) found.push(...(await axeFaults(page, address, 'look')));
    faults.push(...found.map((fault) => `${fault} (${look.name})`));
  }
  await wear(page, PLAIN);
  return faults;
}

async function wear(page: Page, look: Look): Promise<void> {
  await page.emulateMedia({ colorScheme: look.colorScheme ?? 'light', forcedColors: look.forcedColors ?? 'none' });
  await page.setViewportSize({ width: look.width, height: look.height });
  await page.evaluate((text) => {
    document.documentElement.style.fontSize = `${text}%`;
  }, look.text ?? 100);
}
