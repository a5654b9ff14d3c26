import type { Word } from './word.ts';

/** How the catalog rates what it read. */
export const RATING = {
  rule: {
    term: 'rule',
    meaning:
      'One question about the definition of a tool that a program answers the same way each time, with a page that says why it matters and where it goes wrong.',
    more: { path: '/rules/', text: 'All rules' },
    see: ['finding'],
  },
  finding: {
    term: 'finding',
    meaning: 'The answer of a rule about one tool, with its evidence.',
    see: ['rule', 'evidence', 'outcome'],
  },
  outcome: {
    term: 'outcome',
    meaning:
      'What kind of answer a finding is: detected, not detected, not applicable, not available or error. What could not be looked at is never counted as not there.',
    more: { path: '/method/#evidence', text: 'The five answers' },
  },
  evidence: {
    term: 'evidence',
    meaning:
      'The author’s own words that a rule read, quoted, with the place in the definition and the hash of the snapshot that they stand in.',
    more: { path: '/method/#evidence', text: 'What counts as evidence' },
    see: ['snapshot', 'json-pointer'],
  },
  'json-pointer': {
    term: 'JSON Pointer',
    meaning: 'A way to name one place in a JSON document, such as /tools/3/description.',
    source: { url: 'https://www.rfc-editor.org/rfc/rfc6901', text: 'RFC 6901' },
  },
  category: {
    term: 'category',
    meaning: 'What a tool does in its worst intended effect. Every tool has exactly one.',
    more: { path: '/method/#category', text: 'How it is decided' },
  },
  factor: {
    term: 'factor',
    meaning: 'What raises or lowers the risk of a tool within its category, found by rules.',
    more: { path: '/factors/', text: 'All factors' },
    see: ['risk'],
  },
  risk: {
    term: 'risk',
    meaning:
      'How much harm one wrong call of a tool can do. It is a sum that can be redone: the base risk of the category, moved by factors.',
    more: { path: '/method/#risk', text: 'How it is summed' },
    see: ['factor', 'confidence'],
  },
  confidence: {
    term: 'confidence',
    meaning: 'How sure the category is: high, medium or low. It is not a part of the risk.',
    more: { path: '/method/#confidence', text: 'When it is which' },
  },
  correction: {
    term: 'correction',
    meaning: 'What a person said against the rules about one tool, with a reason and a link where it can be checked.',
    more: { path: '/method/#corrections', text: 'How corrections work' },
  },
  kappa: {
    term: 'Cohen’s kappa',
    meaning:
      'How far two people who label the same things agree beyond what chance would give. 1 is always, 0 is no more than chance.',
    source: { url: 'https://doi.org/10.1177/001316446002000104', text: 'Cohen 1960' },
    more: { path: '/method/#accuracy', text: 'Where it is used' },
  },
  'macro-f1': {
    term: 'macro-F1',
    meaning:
      'A measure of how well categories are told apart, from 0 to 1: for each category, what was found rightly against what was missed and what was wrong, then the mean over categories.',
    more: { path: '/method/#accuracy', text: 'Where it is used' },
  },
} as const satisfies Record<string, Word>;
