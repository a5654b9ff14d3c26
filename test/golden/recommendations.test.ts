import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import * as numbers from '../../policy/recommend/numbers.ts';
import { pageText, recommendationLines, RECOMMENDATIONS_FILE, RECOMMENDATIONS_PAGE } from './recommendations.ts';

const HOW = 'If each change is meant, run "npm run bench -- golden --write".';

it('what is recommended for a tool of each kind is as it was', () => {
  const before = readFileSync(RECOMMENDATIONS_FILE, 'utf8').split('\n');
  expect(recommendationLines().split('\n'), HOW).toEqual(before);
});

it('the page has the table of the code', () => {
  // Prettier aligns the columns.
  const unaligned = (text: string) => text.replaceAll(/ +/g, ' ').replaceAll(/-{3,}/g, '---');
  expect(unaligned(readFileSync(RECOMMENDATIONS_PAGE, 'utf8')), HOW).toBe(unaligned(pageText()));
});

it('the page has every number', () => {
  const page = readFileSync(RECOMMENDATIONS_PAGE, 'utf8');
  const all = Object.values(numbers).flatMap((one) => (typeof one === 'number' ? [one] : Object.values(one)));
  const missing = all.filter((one) => !page.includes(one.toLocaleString('en')));
  expect(missing).toEqual([]);
});
