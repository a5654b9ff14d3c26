import { NOT_DETECTED } from '../rule.ts';
import type { Rule } from '../rule.ts';

export const descriptionIsMissing: Rule = {
  id: 'description-is-missing',
  version: 1,
  kind: 'context',

  title: 'Has no description',
  question: 'Is there a description to read?',
  why: 'Most of what we know about a tool comes from its description. Without one the name and the parameters must do, and we are less sure.',
  limits: 'An empty description is also an answer to a question nobody asked: what the author left out is not known.',
  references: [],
  fires: [],
  staysQuiet: [{ name: 'x', description: 'Adds numbers.' }],
  check(view) {
    return view.description === undefined
      ? {
          outcome: 'not-available',
          message: 'The tool publishes no description, so only its name and parameters could be read.',
        }
      : NOT_DETECTED;
  },
};
