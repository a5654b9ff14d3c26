import { PAYMENTS } from '../patterns/passives.ts';
import { detected, NOT_APPLICABLE, NOT_DETECTED } from '../rule.ts';
import type { Rule } from '../rule.ts';
import { quoteMention } from '../evidence.ts';
import { passives } from '../reading/passives.ts';

export const moneyChangesHands: Rule = {
  id: 'money-changes-hands',
  version: 1,
  kind: 'category',
  asserts: 'Financial',
  title: 'Says that money changes hands',
  question: 'Does the description state that an amount is debited, paid or paid back?',
  why: 'Approving a claim or boosting a post moves money when the amount is paid at once, whatever the verb of the name is.',
  limits: 'Being billed for a resource is not counted here: that is spending as a side effect, which a factor covers.',
  references: [],
  fires: [
    { name: 'approve_claim', description: 'Approves a claim. The amount is reimbursed within minutes.' },
    { name: 'boost', description: 'Boosts an advert: the budget is debited from the account.' },
  ],
  staysQuiet: [
    { name: 'list_claims', description: 'Lists claims and whether the amount is paid.' },
    { name: 'approve_draft', description: 'Approves a draft. Nothing is paid before it is released.' },
    { name: 'note_claim', description: 'Adds a note to a claim that is reimbursed.' },
  ],
  check(view) {
    if (view.description === undefined) return NOT_APPLICABLE;
    if (view.labels.some((action) => action.effect === 'Read')) return NOT_DETECTED;
    if (view.acts.some((action) => action.place === 'main' && action.effect === 'Read')) return NOT_DETECTED;
    return detected(
      'high',
      'The description says that money changes hands.',
      passives(view, PAYMENTS).map(quoteMention),
    );
  },
};
