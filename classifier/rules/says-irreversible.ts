import { mentions, quoteMention } from '../evidence.ts';
import { detected, NOT_APPLICABLE } from '../rule.ts';
import type { Rule } from '../rule.ts';

export const saysIrreversible: Rule = {
  id: 'says-irreversible',
  version: 2,
  kind: 'factor',
  asserts: 'irreversible',
  title: 'Says that there is no way back',
  question: 'Does the text say that the effect cannot be undone?',
  why: "It is the author's own warning, and the strongest reason to ask a human first.",
  limits: '"Permanently" counts only for what is taken away: something may be permanently stored.',
  references: [],
  fires: [
    { name: 'merge_customers', description: 'Merge two customers. This cannot be undone.' },
    { name: 'delete_board', description: 'Permanently deletes a board' },
    { name: 'wipe', description: 'Wipes a device. Irreversible.' },
  ],
  staysQuiet: [
    { name: 'store', description: 'Store a note permanently' },
    { name: 'list_x', description: 'List operations that cannot be undone' },
  ],
  check(view, decision) {
    if (decision.category === 'Read' || decision.category === 'Unknown') return NOT_APPLICABLE;
    const lost = decision.category === 'Destructive' ? mentions(view, 'permanent') : [];
    return detected(
      'high',
      'The text says that there is no way back.',
      [...mentions(view, 'cannot-undo'), ...lost].map(quoteMention),
    );
  },
};
