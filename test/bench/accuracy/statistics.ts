import type { Hits, Score } from '../../../catalog/accuracy.ts';
import { CATEGORY_IDS, type Category } from '../../../catalog/vocabulary.ts';

/** The right category of a tool, and the one that it was given. */
export interface Pair {
  label: Category;
  category: Category;
}

/** Four decimals: what is published, and what is compared. Null where there is nothing to divide by. */
export function share(part: number, whole: number): number | null {
  return whole === 0 ? null : rounded(part / whole);
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

/** The harmonic mean of precision and recall. */
export function f1({ right, wrong, missed }: Hits): number | null {
  return share(2 * right, 2 * right + wrong + missed);
}

/**
 * Accuracy, and the mean of the F1 of each category that is a label. A tool that was called Unknown counts as missed in
 * its label's category.
 */
export function score(pairs: readonly Pair[]): Score {
  const right = pairs.filter(({ label, category }) => label === category).length;
  const each = CATEGORY_IDS.filter((id) => pairs.some(({ label }) => label === id)).map((id) => {
    const hits = pairs.filter(({ label, category }) => label === id && category === id).length;
    const given = pairs.filter(({ category }) => category === id).length;
    const wanted = pairs.filter(({ label }) => label === id).length;
    return (2 * hits) / (given + wanted);
  });
  const sum = each.reduce((total, value) => total + value, 0);
  return { rows: pairs.length, accuracy: share(right, pairs.length), macroF1: share(sum, each.length) };
}

/** How much more often two raters agree than they would by chance: Cohen's kappa. Null where chance explains all. */
export function kappa(labels: readonly (readonly [Category, Category])[]): number | null {
  const total = labels.length;
  if (total === 0) return null;
  const observed = labels.filter(([one, other]) => one === other).length / total;
  const expected = CATEGORY_IDS.reduce((sum, id) => {
    const [first, second] = [0, 1].map((rater) => labels.filter((pair) => pair[rater] === id).length / total);
    return sum + (first ?? 0) * (second ?? 0);
  }, 0);
  return expected === 1 ? null : rounded((observed - expected) / (1 - expected));
}
