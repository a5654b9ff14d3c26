import type { Risk } from '../../catalog/vocabulary.ts';
import { list, number } from './language.ts';

/** From the riskiest to the least; unrated last, because it says nothing. */
export const RISKIEST_FIRST: readonly Risk[] = ['critical', 'high', 'medium', 'low', 'unrated'];

/** "21 of critical risk, 46 of low risk and 7 unrated". */
export function risksInWords(risks: Partial<Record<Risk, number>>): string {
  return list(
    RISKIEST_FIRST.flatMap((id) => {
      const count = risks[id] ?? 0;
      if (count === 0) return [];
      return [id === 'unrated' ? `${number(count)} unrated` : `${number(count)} of ${id} risk`];
    }),
  );
}
