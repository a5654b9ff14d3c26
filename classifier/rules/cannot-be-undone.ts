import { verbForm } from '../reading/lexicon.ts';
import { mentions, quoteMention } from '../evidence.ts';
import { detected, NOT_DETECTED } from '../rule.ts';
import type { Rule } from '../rule.ts';

export const cannotBeUndone: Rule = {
  id: 'cannot-be-undone',
  version: 1,
  kind: 'category',
  asserts: 'Destructive',
  title: 'Says that it cannot be undone',
  question: 'Does the text say that the effect is permanent?',
  why: '"Permanently" and "cannot be undone" are the author\'s own warning that there is no way back.',
  limits:
    'It decides only where no verb does so plainly: a message or a merge cannot be undone either, and is not a deletion.',
  references: [],
  fires: [
    { name: 'close_account', description: 'Close an account. This cannot be undone.' },
    { name: 'reset_cluster', description: 'Resets the cluster. Irreversible!' },
    { name: 'retire_phone', description: 'Retires a handset permanently' },
  ],
  staysQuiet: [
    { name: 'list_deleted', description: 'Lists permanently deleted files' },
    { name: 'reset_filter', description: 'Resets the filter' },
  ],
  check(view) {
    const reads =
      view.labels.some((action) => action.effect === 'Read') ||
      view.acts.some((action) => action.place === 'main' && action.effect === 'Read');
    if (reads) return NOT_DETECTED;
    const found = [...mentions(view, 'cannot-undo'), ...mentions(view, 'permanent')];
    // "Clear the history" is a small change, until its author says that it cannot be taken back.
    const takesAway = [...view.labels, ...view.acts].some(
      (action) => verbForm(action.verb)?.entry.effect === 'Destructive',
    );
    return detected(
      takesAway ? 'high' : 'medium',
      'The text says that the effect is permanent.',
      found.map(quoteMention),
    );
  },
};
