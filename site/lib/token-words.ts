import { CATEGORY_IDS, type Category } from '../../catalog/vocabulary.ts';
import { number, percent, quantity } from './language.ts';

/** What the tools of one category of a server cost. */
export interface CategoryTokens {
  category: Category;
  tools: number;
  tokens: number;
}

/** "about 312 tokens". About, because every model counts a little differently. */
export function aboutTokens(tokens: number): string {
  return `about ${quantity(tokens, 'token')}`;
}

/** What all tools of a server cost in every request, and what leaving out the riskiest category would save. */
export function serverTokens(costs: readonly CategoryTokens[]): { total: string; saving: string } {
  const tools = sum(costs.map((cost) => cost.tools));
  const tokens = sum(costs.map((cost) => cost.tokens));
  const all = tools === 1 ? 'Its only tool costs' : `Its ${number(tools)} tools together cost`;
  const total = `${all} ${aboutTokens(tokens)} in every request that offers ${tools === 1 ? 'it' : 'them'}.`;
  const [riskiest] = costs
    .filter(({ category }) => category !== 'Read' && category !== 'Unknown')
    .toSorted((a, b) => CATEGORY_IDS.indexOf(b.category) - CATEGORY_IDS.indexOf(a.category));
  if (riskiest === undefined || riskiest.tools === tools) return { total, saving: '' };
  const which =
    riskiest.tools === 1
      ? `its only ${riskiest.category} tool`
      : `its ${number(riskiest.tools)} ${riskiest.category} tools`;
  const share = percent(riskiest.tokens, tokens);
  return { total, saving: `Hiding ${which} saves ${aboutTokens(riskiest.tokens)}, ${share} of that.` };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
