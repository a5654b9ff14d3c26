import type { Risk } from '../../catalog/vocabulary.ts';
import { list, number } from './language.ts';

/** From the riskiest to the least; unrated last, because it says nothing. */
export const RISKIEST_FIRST: readonly Risk[] = ['critical', 'high', 'medium', 'low', 'unrated'];

/** "21 of critical risk, 46 of low risk and 7 unrated"; of one risk alone "all of low risk", or "of low risk" for one. */
export function risksInWords(risks: Partial<Record<Risk, number>>): string {
  const present = RISKIEST_FIRST.filter((id) => (risks[id] ?? 0) > 0);
  const [only] = present;
  if (only !== undefined && present.length === 1) return (risks[only] === 1 ? '' : 'all ') + inWords(only);
  return list(present.map((id) => `${number(risks[id] ?? 0)} ${inWords(id)}`));
}

function inWords(risk: Risk): string {
  return risk === 'unrated' ? 'unrated' : `of ${risk} risk`;
}
