import { evidenceFor } from '../reading/votes.ts';
import { detected, NOT_APPLICABLE, NOT_DETECTED } from '../rule.ts';
import type { Rule } from '../rule.ts';

export const declaredReadOnlyButActs: Rule = {
  id: 'declared-read-only-but-acts',
  version: 1,
  kind: 'contradiction',

  title: 'Declared read-only, but acts',
  question: 'Does the author declare the tool read-only while its text says that it changes something?',
  why: 'Clients skip their questions for tools that declare themselves read-only. A declaration that the text contradicts is a mistake or a trick.',
  limits: 'Only a category that is held with at least medium confidence is put against the declaration.',
  references: [],
  fires: [
    { name: 'delete_note', description: 'Delete a note', annotations: { readOnlyHint: true } },
    { name: 'send_mail', description: 'Send an email', annotations: { readOnlyHint: true } },
  ],
  staysQuiet: [
    { name: 'list_notes', description: 'List notes', annotations: { readOnlyHint: true } },
    { name: 'delete_note', description: 'Delete a note', annotations: { readOnlyHint: false } },
  ],
  check(view, decision) {
    if (view.tool.annotations?.readOnlyHint !== true) return NOT_APPLICABLE;
    if (decision.category === 'Read' || decision.category === 'Unknown' || decision.confidence === 'low')
      return NOT_DETECTED;
    return detected(
      'medium',
      `The author declares the tool read-only, but the text says that it does something else (${decision.category}).`,
      evidenceFor(view, decision.category),
    );
  },
};
