import type { ToolFacts } from '../../catalog/model.ts';
import { isAmount, unitOf } from '../../catalog/parameter-kinds.ts';
import type { Limit } from '../document.ts';
import { AMOUNT_A_DAY, CALLS_A_DAY, CALLS_AN_HOUR } from './numbers.ts';
import type { Parameter } from './parameters.ts';

/** How often, and how much: by the row of the table, by what the factors add, and by an amount of money. */
export function limitsFor(facts: ToolFacts, aMinute: number | undefined, parameters: readonly Parameter[]): Limit[] {
  const { name, category, factors } = facts;
  const anHour = [
    ...(factors.includes('reaches-outside') || factors.includes('publishes') ? [CALLS_AN_HOUR.outside] : []),
    ...(factors.includes('bulk-effect') ? [CALLS_AN_HOUR.bulk] : []),
  ].sort((a, b) => a - b)[0];
  const costs = category === 'Financial' || factors.includes('spends-indirectly');
  return [
    ...(aMinute === undefined ? [] : [perMinute(name, aMinute)]),
    ...(anHour === undefined ? [] : [{ ...perMinute(name, anHour), counter: `${name}_hour`, window: 'hour' as const }]),
    ...(costs ? [{ ...perMinute(name, CALLS_A_DAY.money), counter: `${name}_day`, window: 'day' as const }] : []),
    ...(category === 'Financial' ? amountOf(name, parameters) : []),
  ];
}

export function perMinute(name: string, max: number): Limit {
  return { counter: `${name}_rate`, window: 'minute', max, scope: 'grant' };
}

/** Of several amounts the first is counted: outer parameters come before inner ones. */
function amountOf(name: string, parameters: readonly Parameter[]): Limit[] {
  const amount = parameters.find(isAmount);
  const unit = amount && unitOf(amount);
  if (amount === undefined || unit === undefined || unit === 'unknown') return [];
  return [
    {
      counter: `${name}_amount`,
      window: 'day',
      max: AMOUNT_A_DAY[unit],
      scope: 'grant',
      increment_from: amount.path,
    },
  ];
}
