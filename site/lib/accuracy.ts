import type { Accuracy } from '../../catalog/accuracy.ts';
import { readAccuracy, readRules } from '../../catalog/read-rules.ts';
import { catalog } from './catalog.ts';
import { number, percent, quantity } from './language.ts';
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

/** How often the rules were right on servers that nobody had looked at; undefined when that was not tried. */
export function unseenInWords({ unseen = [] }: Pick<Accuracy, 'unseen'>): string | undefined {
  const rounds = unseen.filter(({ rows }) => rows > 0);
  if (rounds.length === 0) return undefined;
  const sum = (key: 'servers' | 'rows' | 'right'): number => rounds.reduce((total, round) => total + round[key], 0);
  const all = `On ${quantity(sum('servers'), 'server')} that nobody had looked at, ${percent(sum('right'), sum('rows'))} of ${quantity(sum('rows'), 'category', 'categories')} were right`;
  if (rounds.length === 1) return `${all}.`;
  const shares = rounds.map(({ rows, right }) => right / rows).toSorted((a, b) => a - b);
  const [least, most] = [shares.at(0) ?? null, shares.at(-1) ?? null];
  return `${all}, in ${number(rounds.length)} rounds on other servers each: ${inPercent(least)} in the worst round, ${inPercent(most)} in the best.`;
}

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
