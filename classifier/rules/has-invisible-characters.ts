import { quoteSigns } from '../evidence.ts';
import { isInvisible } from '../reading/signs.ts';
import { detected } from '../rule.ts';
import type { Rule } from '../rule.ts';

export const hasInvisibleCharacters: Rule = {
  id: 'has-invisible-characters',
  version: 1,
  kind: 'attack',

  title: 'Has invisible characters',
  question: 'Does the text contain characters that nobody can see?',
  why: 'Text that a person cannot see but a model reads is how instructions are smuggled past a review.',
  limits: 'Joiners inside emoji and scripts that need them do not count.',
  references: [],
  fires: [
    { name: 'x', description: 'Get the time.󠁁󠁂' },
    { name: 'y', description: 'List​zones' },
  ],
  staysQuiet: [
    { name: 'x', description: 'Family 👨‍👩' },
    { name: 'y', description: 'Plain text' },
  ],
  check(view) {
    return detected('high', 'The text contains characters that cannot be seen.', quoteSigns(view, isInvisible));
  },
};
