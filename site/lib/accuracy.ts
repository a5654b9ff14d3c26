import type { Accuracy } from '../../catalog/accuracy.ts';
import { readAccuracy, readRules } from '../../catalog/read-rules.ts';
import { catalog } from './catalog.ts';
import { percent, quantity } from './language.ts';
import { remember } from './memo.ts';

/** How often the rules were right when that was last measured. */
export interface Published extends Accuracy {
  /** The rule set that this catalog was classified with; another one than was measured may be right more often, or less. */
  classifiedWith: string;
}

export const published: () => Published | undefined = remember(() => {
  const accuracy = readAccuracy(catalog());
  return accuracy && { ...accuracy, classifiedWith: readRules(catalog()).ruleSet };
});

/** A share from 0 to 1 in percent with one decimal, or that there is none. */
export function inPercent(share: number | null): string {
  return share === null ? 'not counted' : `${(share * 100).toFixed(1)}%`;
}

/** A figure from 0 to 1 that is no share. */
export function inDecimals(figure: number | null): string {
  return figure === null ? 'not counted' : figure.toFixed(3);
}

/** How often a rule was right, when these very rules were measured and it was detected on a labelled tool. */
export function measuredOf(ruleId: string): string | undefined {
  const all = published();
  const rule = all?.rules.find(({ id }) => id === ruleId);
  if (all === undefined || rule === undefined || rule.rows === 0 || all.ruleSet !== all.classifiedWith)
    return undefined;
  return `right on ${rule.right} of ${quantity(rule.rows, 'labelled tool')}, ${percent(rule.right, rule.rows)}`;
}
