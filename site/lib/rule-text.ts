import type { RuleText } from '../../catalog/model.ts';
import { CATEGORIES, CATEGORY_IDS, FACTOR_IDS, FACTORS } from '../../catalog/vocabulary.ts';
import { categoryPath, factorPath } from './links.ts';
import type { Prose } from './prose.ts';

/** What kind of statement a rule makes. */
export const KINDS: Record<RuleText['kind'], string> = {
  category: 'Category',
  factor: 'Factor',
  attack: 'Attack in the manifest',
  contradiction: 'Contradiction',
  context: 'Context',
};

/** What a detected finding of the rule says about the tool. */
export function assertedBy(rule: RuleText): Prose {
  const category = CATEGORY_IDS.find((id) => id === rule.asserts);
  if (category !== undefined)
    return [{ to: categoryPath(category), text: category }, `, a tool that ${CATEGORIES[category].meaning}`];
  const factor = FACTOR_IDS.find((id) => id === rule.asserts);
  if (factor !== undefined) return [{ to: factorPath(factor), text: FACTORS[factor].label }];
  return [WITHOUT[rule.kind]];
}

const WITHOUT: Record<RuleText['kind'], string> = {
  category: 'no category of its own',
  factor: 'no factor of its own',
  attack: 'the text itself acts on the model that reads it; category and risk stay as they are',
  contradiction: 'the author’s hints and the definition disagree; category and risk stay as they are',
  context: 'something that other rules take into account',
};
