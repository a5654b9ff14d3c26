import { quote } from '../evidence.ts';
import { detected, NOT_APPLICABLE, NOT_DETECTED } from '../rule.ts';
import type { Rule } from '../rule.ts';

const REHEARSING = new Set([
  'preview',
  'simulate',
  'estimate',
  'calculate',
  'compute',
  'predict',
  'forecast',
  'validate',
  'compare',
  'explain',
]);

export const onlyRehearses: Rule = {
  id: 'only-rehearses',
  version: 1,
  kind: 'category',
  asserts: 'Read',
  title: 'Only rehearses the act',
  question: 'Is the main act of the description to preview, simulate or estimate something?',
  why: 'A preview of a deletion deletes nothing, and an estimate of a transfer moves nothing, whatever the act is called.',
  limits: 'Only the main verb counts. A tool with an optional dry run is another matter.',
  references: [],
  fires: [
    { name: 'transfer_funds_plan', description: 'Estimates the cost of a transfer' },
    { name: 'delete_impact', description: 'Previews what a deletion would remove' },
    { name: 'trade', description: 'Simulates a trade and returns the expected result' },
  ],
  staysQuiet: [
    { name: 'transfer', description: 'Transfers funds. Preview the costs first.' },
    { name: 'x', description: 'Previews and applies a migration' },
  ],
  check(view) {
    const main = view.acts.find((action) => action.place === 'main');
    if (main === undefined) return NOT_APPLICABLE;
    if (!REHEARSING.has(main.verb) || view.acts.some((action) => action.place === 'joined' && action.effect !== 'Read'))
      return NOT_DETECTED;
    return detected('high', `The description says that it only works out what would happen: "${main.verb}".`, [
      quote(main.text, main.start, main.end),
    ]);
  },
};
