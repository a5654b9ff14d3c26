import type { SearchAnswer } from '../../../catalog/search/search.ts';
import { list, quantity } from '../language.ts';

/** What a search found, in a sentence or two. */
export function answerInWords(
  query: string,
  { total, complete, corrected, results }: SearchAnswer,
  filtered: boolean,
): string {
  if (query.trim() === '') return '';
  if (total === 0)
    return filtered
      ? 'Nothing of the chosen categories and risks was found.'
      : `Nothing was found for "${query.trim()}".`;
  const shown = results.length < total ? `, the best ${results.length} shown` : '';
  const many = `${quantity(total, 'result')}${shown}.`;
  if (!complete) return `No tool or server has all of these words. These have some: ${many}`;
  if (corrected.length === 0) return many;
  return `Nothing has ${list(
    corrected.map((word) => `"${word}"`),
    'or',
  )}; words like ${corrected.length > 1 ? 'these' : 'it'} are shown: ${many}`;
}
