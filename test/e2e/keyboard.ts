import type { Page } from 'playwright-core';

/** What the keyboard reached: where it stood, and whether one could see it. */
interface Stop {
  what: string;
  visible: boolean;
  /** Place in the document. */
  order: number;
}

/** More than any page of the small catalog has. */
const MOST = 400;

/** Walks through the open page with Tab, and says what is wrong with the way. */
export async function keyboardFaults(page: Page, address: string): Promise<string[]> {
  const stops: Stop[] = [];
  for (let i = 0; i < MOST; i += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(whereFocusIs);
    if (stop === null) break;
    stops.push(stop);
  }
  const [first] = stops;
  const hidden = stops
    .filter(({ visible }) => !visible)
    .map(({ what }) => `${address}: no focus to be seen on ${what}`);
  const back = stops.flatMap(({ what, order }, i) =>
    i > 0 && order < (stops[i - 1]?.order ?? 0) ? [`${address}: ${what} comes after what follows it`] : [],
  );
  const trapped = stops.length === MOST ? [`${address}: Tab never leaves the page`] : [];
  const skip = first?.what === 'a Skip to content' ? [] : [`${address}: the first stop is ${first?.what ?? 'none'}`];
  return [...skip, ...hidden.slice(0, 3), ...back.slice(0, 3), ...trapped];
}

/** Runs in the page; null when the focus has left it. */
function whereFocusIs(): Stop | null {
  const at = document.activeElement;
  if (at === null || at === document.body || at === document.documentElement) return null;
  const { outlineStyle, outlineWidth } = getComputedStyle(at);
  const { width, height, bottom, right } = at.getBoundingClientRect();
  const outlined = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
  return {
    what: `${at.tagName.toLowerCase()} ${at.textContent.trim().slice(0, 60)}`.trim(),
    visible: outlined && width > 0 && height > 0 && bottom > 0 && right > 0,
    order: [...document.querySelectorAll('*')].indexOf(at),
  };
}
