import { quotePlaces } from '../evidence.ts';
import { findInvisible } from '../reading/signs.ts';
import { detected } from '../rule.ts';
import type { Rule } from '../rule.ts';

export const hasInvisibleCharacters: Rule = {
  id: 'has-invisible-characters',
  version: 2,
  kind: 'attack',

  title: 'Has invisible characters',
  question: 'Does the text contain characters that nobody can see?',
  why: 'Text that a person cannot see but a model reads is how instructions are smuggled past a review.',
  limits:
    'Joiners inside emoji and scripts that need them do not count, nor does a single sign without width between words, which is often left over from copying.',
  references: [],
  taxonomy: ['MCP03', 'AML.T0068', 'SAFE-T1402'],
  fires: [
    { name: 'x', description: 'Get the time.󠁁󠁂' },
    { name: 'y', description: 'List​zones' },
  ],
  staysQuiet: [
    { name: 'z', description: 'See how \u200b\u200bto list zones' },
    { name: 'flag', description: 'Scotland \u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}' },
    { name: 'x', description: 'Family 👨‍👩' },
    { name: 'y', description: 'Plain text' },
  ],
  check(view) {
    return detected(
      'high',
      'The text contains characters that cannot be seen.',
      quotePlaces(view.shown().flatMap(findInvisible)),
    );
  },
};
