import type { FactorEffect } from '../../catalog/vocabulary.ts';

/** What a factor does to the risk, in words. */
export function effectInWords(effect: FactorEffect): string {
  if (effect.move === 'none') return 'does not change the risk';
  return effect.move === 'raise'
    ? `raises the risk to at least ${effect.to}`
    : `lowers the risk to at most ${effect.to}`;
}
