import { mentions, quote, quoteMention } from '../evidence.ts';
import type { Action } from '../reading/action.ts';
import { detected, NOT_DETECTED } from '../rule.ts';
import type { Rule } from '../rule.ts';

const QUERYING = new Set(['run', 'execute', 'query', 'search', 'evaluate', 'perform', 'get', 'find', 'test']);

/** "Execute a SELECT query": the statement is named, and it is one that reads. */
function selects({ verb, objects }: Action): boolean {
  return QUERYING.has(verb) && objects.slice(0, 2).includes('select') && objects.length > 1;
}

export const readingQueryLanguage: Rule = {
  id: 'reading-query-language',
  version: 2,
  kind: 'category',
  asserts: 'Read',
  title: 'Takes a query in a language that only reads',
  question: 'Is the query written in a language that can only read?',
  why: '"Execute a PromQL query" sounds like running something, but the language has no way to change anything.',
  limits: 'Only languages without writing statements are listed.',
  references: [],
  fires: [
    {
      name: 'query_metrics',
      description: 'Execute a PromQL query',
      inputSchema: { type: 'object', properties: { query: { type: 'string' } }, required: ['query'] },
    },
    {
      name: 'query',
      description: 'Execute a SELECT query and return the rows',
      inputSchema: { type: 'object', properties: { sql: { type: 'string' } }, required: ['sql'] },
    },
    {
      name: 'run_jql',
      description: 'Run a JQL search',
      inputSchema: { type: 'object', properties: { jql: { type: 'string' } }, required: ['jql'] },
    },
  ],
  staysQuiet: [
    {
      name: 'execute_query',
      description: 'Execute a SQL query',
      inputSchema: { type: 'object', properties: { query: { type: 'string' } }, required: ['query'] },
    },
    {
      name: 'create_filter',
      description: 'Create a filter from JQL',
      inputSchema: { type: 'object', properties: { jql: { type: 'string' } }, required: ['jql'] },
    },
  ],
  check(view) {
    const selecting = view.acts.find((action) => action.place === 'main' && selects(action));
    if (selecting !== undefined)
      return detected('high', 'The description says that the query only selects.', [
        quote(selecting.text, selecting.start, selecting.end),
      ]);
    const found = mentions(view, 'reading-language', view.everyText());
    if (found.length === 0 || mentions(view, 'query-language').length > 0) return NOT_DETECTED;
    const first = view.labels[0] ?? view.acts[0];
    if (first !== undefined && !QUERYING.has(first.verb)) return NOT_DETECTED;
    return detected('high', 'The query language can only read.', found.map(quoteMention));
  },
};
