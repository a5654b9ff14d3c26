import { quoteParameter } from '../evidence.ts';
import { onlyLooksAtIt } from '../reading/runs.ts';
import { detected, NOT_APPLICABLE } from '../rule.ts';
import type { Decision } from '../rule.ts';
import { takesQueryLanguage } from './takes-query-language.ts';
import type { Rule } from '../rule.ts';

const NOTHING_DECIDED: Decision = { category: 'Unknown', confidence: 'low', decidedBy: [] };

/** Stages of an aggregation may write what they found to another place. */
function isAggregation(verb: string, objects: readonly string[]): boolean {
  return verb === 'aggregate' || objects.some((word) => word === 'aggregation' || word === 'pipeline');
}

export const takesFreeQuery: Rule = {
  id: 'takes-free-query',
  version: 2,
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
      name: 'aggregate',
      description: 'Run an aggregation',
      inputSchema: { type: 'object', properties: { pipeline: { type: 'array' } }, required: ['pipeline'] },
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
    const pipeline = view.parameters.find((entry) => entry.depth <= 1 && entry.key === 'pipeline');
    if (pipeline?.type === 'array' && view.mains().some(({ verb, objects }) => isAggregation(verb, objects))) {
      return detected('high', `The parameter "${pipeline.name}" takes stages that may write.`, [
        quoteParameter(view, pipeline),
      ]);
    }
    const finding = takesQueryLanguage.check(view, NOTHING_DECIDED);
    return finding.outcome === 'detected' ? detected('high', finding.message, finding.evidence) : finding;
  },
};
