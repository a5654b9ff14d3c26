import { onlyLooksAtIt } from '../reading/runs.ts';
import { detected, NOT_APPLICABLE } from '../rule.ts';
import type { Decision } from '../rule.ts';
import { takesQueryLanguage } from './takes-query-language.ts';
import type { Rule } from '../rule.ts';

const NOTHING_DECIDED: Decision = { category: 'Unknown', confidence: 'low', decidedBy: [] };

export const takesFreeQuery: Rule = {
  id: 'takes-free-query',
  version: 1,
  kind: 'factor',
  asserts: 'arbitrary-query',
  title: 'Takes a free query',
  question: 'Does the tool take a query in a language that can also change data?',
  why: 'A free query reaches every table that the account can see, and in most languages it can change them too.',
  limits:
    'A query that the server keeps read-only still counts here; that the server keeps it so is a factor of its own, and lowers the risk.',
  references: [],
  fires: [
    {
      name: 'execute_sql',
      description: 'Execute SQL',
      inputSchema: { type: 'object', properties: { sql: { type: 'string' } }, required: ['sql'] },
    },
    {
      name: 'query',
      description: 'Run a read-only SQL query',
      inputSchema: {
        type: 'object',
        properties: { query: { type: 'string', description: 'SQL to run' } },
        required: ['query'],
      },
    },
  ],
  staysQuiet: [
    {
      name: 'search',
      description: 'Search documents',
      inputSchema: { type: 'object', properties: { query: { type: 'string' } }, required: ['query'] },
    },
    {
      name: 'format_sql',
      description: 'Format SQL',
      inputSchema: { type: 'object', properties: { sql: { type: 'string' } }, required: ['sql'] },
    },
  ],
  check(view) {
    if (onlyLooksAtIt(view)) return NOT_APPLICABLE;
    const finding = takesQueryLanguage.check(view, NOTHING_DECIDED);
    return finding.outcome === 'detected' ? detected('high', finding.message, finding.evidence) : finding;
  },
};
