import { quote } from '../evidence.ts';
import { detected, NOT_APPLICABLE, NOT_DETECTED } from '../rule.ts';
import type { Rule } from '../rule.ts';

export const declaresReadOnly: Rule = {
  id: 'declares-read-only',
  version: 1,
  kind: 'category',
  asserts: 'Read',
  title: 'Declares itself read-only',
  question: 'Does the annotation say readOnlyHint: true?',
  why: 'The author declares that the tool changes nothing. It is a hint and not a fact, so it decides only where nothing else does.',
  limits: 'Annotations are written by the author, cannot be checked, and are often generated.',
  references: [],
  fires: [{ name: 'thing', description: '', annotations: { readOnlyHint: true } }],
  staysQuiet: [
    { name: 'thing', description: '' },
    { name: 'thing', description: '', annotations: { readOnlyHint: false } },
  ],
  check(view) {
    if (view.tool.annotations?.readOnlyHint !== true)
      return view.tool.annotations === undefined ? NOT_APPLICABLE : NOT_DETECTED;
    return detected('low', 'The author declares that the tool only reads.', [
      quote({ pointer: '/name', value: view.tool.name }, 0, view.tool.name.length),
    ]);
  },
};
