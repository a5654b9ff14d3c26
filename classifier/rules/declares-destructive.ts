import { quote } from '../evidence.ts';
import { detected, NOT_APPLICABLE, NOT_DETECTED } from '../rule.ts';
import type { Rule } from '../rule.ts';

export const declaresDestructive: Rule = {
  id: 'declares-destructive',
  version: 1,
  kind: 'category',
  asserts: 'Destructive',
  title: 'Declares itself destructive',
  question: 'Does the annotation say destructiveHint: true?',
  why: 'The author declares that the tool may destroy something. It is a hint and not a fact, so it decides only where nothing else does.',
  limits: 'Generated annotations often copy the default, which is true.',
  references: [],
  fires: [{ name: 'thing', description: '', annotations: { destructiveHint: true } }],
  staysQuiet: [
    { name: 'thing', description: '' },
    { name: 'thing', description: '', annotations: { destructiveHint: true, readOnlyHint: true } },
  ],
  check(view) {
    const { annotations } = view.tool;
    if (annotations?.destructiveHint !== true) return annotations === undefined ? NOT_APPLICABLE : NOT_DETECTED;
    if (annotations.readOnlyHint === true) return NOT_DETECTED;
    return detected('low', 'The author declares that the tool may destroy something.', [
      quote({ pointer: '/name', value: view.tool.name }, 0, view.tool.name.length),
    ]);
  },
};
