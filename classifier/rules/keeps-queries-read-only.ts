import { detected, NOT_APPLICABLE, NOT_DETECTED } from '../rule.ts';
import { saysReadOnly } from './says-read-only.ts';
import { takesQueryLanguage } from './takes-query-language.ts';
import type { Rule } from '../rule.ts';

export const keepsQueriesReadOnly: Rule = {
  id: 'keeps-queries-read-only',
  version: 1,
  kind: 'factor',
  asserts: 'read-only-enforced',
  title: 'Keeps queries read-only',
  question: 'Does the server keep a free query read-only?',
  why: 'A promise by the server that no query can change data takes most of the danger out of a free query.',
  limits: "It is the server's word, not a proof, and says nothing about what may be read.",
  references: [],
  fires: [
    {
      name: 'query',
      description: 'Run a read-only SQL query',
      inputSchema: { type: 'object', properties: { sql: { type: 'string' } }, required: ['sql'] },
    },
    {
      name: 'execute_sql',
      description: 'Execute SQL. Rejects writes.',
      inputSchema: { type: 'object', properties: { sql: { type: 'string' } }, required: ['sql'] },
    },
  ],
  staysQuiet: [
    {
      name: 'query',
      description: 'Run a SQL query',
      inputSchema: { type: 'object', properties: { sql: { type: 'string' } }, required: ['sql'] },
    },
    { name: 'list_zones', description: 'List zones (read-only)' },
  ],
  check(view, decision) {
    if (decision.category !== 'Read' || !decision.decidedBy.includes('says-read-only')) return NOT_APPLICABLE;
    if (takesQueryLanguage.check(view, decision).outcome !== 'detected') return NOT_APPLICABLE;
    const answer = saysReadOnly.check(view, decision);
    return answer.outcome === 'detected' ? detected('high', answer.message, answer.evidence) : NOT_DETECTED;
  },
};
