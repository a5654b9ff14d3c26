import { quotePlaces } from '../evidence.ts';
import { findTurning } from '../reading/signs.ts';
import { detected } from '../rule.ts';
import type { Rule } from '../rule.ts';

export const hasBidirectionalCharacters: Rule = {
  id: 'has-bidirectional-characters',
  version: 2,
  kind: 'attack',

  title: 'Has characters that turn the text around',
  question: 'Does the text contain characters that change the direction of writing?',
  why: 'They make a text look different from what the model reads.',
  limits:
    'Marks of direction do not count, nor do embeddings and isolates in a text that has letters written from the right, so that a misuse of these beside Hebrew or Arabic is not found.',
  references: [],
  taxonomy: ['MCP03', 'AML.T0068', 'SAFE-T1402'],
  fires: [{ name: 'x', description: 'Safe ‮txt.exe' }],
  staysQuiet: [
    { name: 'z', description: 'Finds \u2068\u05e9\u05dc\u05d5\u05dd\u2069 in a text' },
    { name: 'x', description: 'שלום' },
    { name: 'y', description: 'Plain text' },
  ],
  check(view) {
    return detected(
      'high',
      'The text contains characters that turn it around.',
      quotePlaces(view.shown().flatMap(findTurning)),
    );
  },
};
