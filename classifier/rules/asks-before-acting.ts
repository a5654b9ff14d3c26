import { mentions, quoteMention, quoteParameter } from '../evidence.ts';
import { detected, NOT_APPLICABLE } from '../rule.ts';
import type { Parameter } from '../reading/parameters.ts';
import type { Rule } from '../rule.ts';

const NAMES = new Set([
  'confirm',
  'confirmed',
  'confirmation',
  'userconfirmed',
  'confirmdelete',
  'confirmdeletion',
  'iamsure',
]);

/** `confirmDrain`: a switch that must be set for one dangerous step. */
function isSwitch({ type, words }: Parameter): boolean {
  return type === 'boolean' && (words[0] === 'confirm' || words[0] === 'confirmed');
}

export const asksBeforeActing: Rule = {
  id: 'asks-before-acting',
  version: 2,
  kind: 'factor',
  asserts: 'asks-first',
  title: 'Asks before acting',
  question: 'Does the tool ask for confirmation, or want a confirmation as a parameter?',
  why: 'A confirmation is a chance to stop.',
  limits: 'The model can fill in a confirmation by itself; only a client that asks a human makes it real.',
  references: [],
  fires: [
    { name: 'drop_table', description: 'Drops a table. Requires confirmation.' },
    {
      name: 'wipe',
      description: 'Wipe a disk',
      inputSchema: { type: 'object', properties: { confirm: { type: 'boolean' } }, required: ['confirm'] },
    },
  ],
  staysQuiet: [
    {
      name: 'send_order',
      description: 'Send an order',
      inputSchema: { type: 'object', properties: { confirmationEmail: { type: 'boolean' } } },
    },
    { name: 'confirm_order', description: 'Confirm an order' },
    {
      name: 'list_x',
      description: 'List',
      inputSchema: { type: 'object', properties: { confirm: { type: 'boolean' } } },
    },
  ],
  check(view, decision) {
    if (decision.category === 'Read') return NOT_APPLICABLE;
    const parameter = view.parameters.find((entry) => entry.depth <= 1 && (NAMES.has(entry.key) || isSwitch(entry)));
    const told = mentions(view, 'asks-first').map(quoteMention);
    return detected('medium', 'The tool wants a confirmation.', [
      ...told,
      ...(parameter === undefined ? [] : [quoteParameter(view, parameter)]),
    ]);
  },
};
