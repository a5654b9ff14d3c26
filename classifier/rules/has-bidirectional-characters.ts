import { quoteSigns } from '../evidence.ts';
import { isTurning } from '../reading/signs.ts';
import { detected } from '../rule.ts';
import type { Rule } from '../rule.ts';

export const hasBidirectionalCharacters: Rule = {
  id: 'has-bidirectional-characters',
  version: 1,
  kind: 'attack',

  title: 'Has characters that turn the text around',
  question: 'Does the text contain characters that change the direction of writing?',
  why: 'They make a text look different from what the model reads.',
  limits: 'Marks that only help mixed scripts do not count.',
  references: [],
  fires: [{ name: 'x', description: 'Safe ‮txt.exe' }],
  staysQuiet: [
    { name: 'x', description: 'שלום' },
    { name: 'y', description: 'Plain text' },
  ],
  check(view) {
    return detected('high', 'The text contains characters that turn it around.', quoteSigns(view, isTurning));
  },
};
