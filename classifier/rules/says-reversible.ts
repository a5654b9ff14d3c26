import { mentions, quoteMention } from '../evidence.ts';
import { detected, NOT_APPLICABLE, NOT_DETECTED } from '../rule.ts';
import type { Rule } from '../rule.ts';

export const saysReversible: Rule = {
  id: 'says-reversible',
  version: 2,
  kind: 'factor',
  asserts: 'reversible',
  title: 'Says how it can be undone',
  question: 'Does the text say how the effect can be undone?',
  why: 'A way back makes a wrong call an inconvenience instead of a loss.',
  limits: 'How long the way back stays open is not known.',
  references: [],
  fires: [
    { name: 'delete_page', description: 'Moves a page to the trash' },
    {
      name: 'update_block',
      description: 'Update a block',
      inputSchema: {
        type: 'object',
        properties: { archived: { type: 'boolean', description: 'True archives the block, false to restore it' } },
      },
    },
    { name: 'remove_row', description: 'Removes a row. It can be restored later.' },
  ],
  staysQuiet: [
    { name: 'delete_page', description: 'Deletes a page. It cannot be restored.' },
    { name: 'list_trash', description: 'Lists what can be restored' },
  ],
  check(view, decision) {
    if (decision.category === 'Read' || decision.category === 'Unknown') return NOT_APPLICABLE;
    if (mentions(view, 'cannot-undo').length > 0 || mentions(view, 'not-to-trash').length > 0) return NOT_DETECTED;
    return detected(
      'medium',
      'The text says that the effect can be undone.',
      [...mentions(view, 'to-trash'), ...mentions(view, 'way-back', view.everyText())].map(quoteMention),
    );
  },
};
