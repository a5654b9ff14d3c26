import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** What is wrong with the page that is open, as sentences that begin with its address. */

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Nothing but faults, and without asking for the style sheets a second time: twice as quick. */
const LEAN = { resultTypes: ['violations'], preload: false };
/** What another colour scheme can break, and what another width; the rest is the same markup. */
const BY_COLOUR = ['color-contrast', 'link-in-text-block'];
const BY_WIDTH = ['target-size', 'scrollable-region-focusable'];

interface Violation {
  id: string;
  nodes: { target: unknown[]; failureSummary?: string }[];
}

/** Looks for all faults. It leaves axe in the page, for `axeFaultsAgain`. */
export async function axeFaults(page: Page, address: string): Promise<string[]> {
  // The pages have no frames, so axe need not open a window of its own for each.
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  const { violations } = await axe
    .options(LEAN as RunOptions)
    .withTags(WCAG)
    .analyze();
  return inSentences(violations, address);
}

type RunOptions = Parameters<AxeBuilder['options']>[0];

/** Looks again for what breaks these rules; most of the time of a look is otherwise spent on loading axe. */
async function axeFaultsAgain(page: Page, address: string, rules: readonly string[]): Promise<string[]> {
  const violations = await page.evaluate(
    async ({ values, lean }) => {
      const { axe } = window as unknown as {
        axe: { run: (on: Document, options: object) => Promise<{ violations: Violation[] }> };
      };
      return (await axe.run(document, { ...lean, runOnly: { type: 'rule', values } })).violations;
    },
    { values: rules, lean: LEAN },
  );
  return inSentences(violations, address);
}

function inSentences(violations: Violation[], address: string): string[] {
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
  /** Rules of axe that may say something which they did not say of another look. */
  rules: readonly string[];
}

const PLAIN: Look = { name: 'plain', width: 1280, height: 800, rules: [] };
const LOOKS: Look[] = [
  { ...PLAIN, name: 'dark', colorScheme: 'dark', rules: BY_COLOUR },
  { ...PLAIN, name: 'forced colours', forcedColors: 'active', rules: BY_COLOUR },
  { ...PLAIN, name: '768 pixels', width: 768 },
  // What is left of 1280 by 800 pixels at a zoom of 200 %.
  { ...PLAIN, name: 'zoom', width: 640, height: 400 },
  { ...PLAIN, name: 'large text', width: 640, text: 200 },
  { ...PLAIN, name: 'phone', width: 320, rules: BY_WIDTH },
];

/** The faults of the open page in every look: each is set on it without loading it again. */
export async function lookFaults(page: Page, address: string): Promise<string[]> {
  const faults: string[] = [];
  for (const look of LOOKS) {
    await wear(page, look);
    const found = await tooWide(page, address);
    if (look.rules.length > 0) found.push(...(await axeFaultsAgain(page, address, look.rules)));
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
