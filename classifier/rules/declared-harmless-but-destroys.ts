import { evidenceFor } from '../reading/votes.ts';
import { detected, NOT_APPLICABLE, NOT_DETECTED } from '../rule.ts';
import type { Rule } from '../rule.ts';

export const declaredHarmlessButDestroys: Rule = {
  id: 'declared-harmless-but-destroys',
  version: 1,
  kind: 'contradiction',

  title: 'Declared harmless, but destroys',
  question: 'Does the author declare that nothing is destroyed while the text says that something is?',
  why: 'Clients ask fewer questions about tools that declare themselves harmless.',
  limits: 'Only a category that is held with at least medium confidence is put against the declaration.',
  references: [],
  fires: [{ name: 'delete_note', description: 'Delete a note', annotations: { destructiveHint: false } }],
  staysQuiet: [
    { name: 'create_note', description: 'Create a note', annotations: { destructiveHint: false } },
    { name: 'delete_note', description: 'Delete a note', annotations: { destructiveHint: true } },
  ],
  check(view, decision) {
    if (view.tool.annotations?.destructiveHint !== false) return NOT_APPLICABLE;
    if (decision.category !== 'Destructive' || decision.confidence === 'low') return NOT_DETECTED;
    return detected(
      'medium',
      'The author declares that nothing is destroyed, but the text says that something is.',
      evidenceFor(view, decision.category),
    );
  },
};
