import { quote } from '../evidence.ts';
import type { Evidence } from '../../catalog/model.ts';
import { detected, NOT_APPLICABLE } from '../rule.ts';
import type { ToolView } from '../view.ts';
import { takesFreeQuery } from './takes-free-query.ts';
import type { Rule } from '../rule.ts';

const SEEKING = new Set([
  'find',
  'query',
  'aggregate',
  'scan',
  'select',
  'search',
  'run',
  'execute',
  'sample',
  'read',
  'get',
]);
const RUNNING = new Set(['run', 'execute', 'read', 'get']);
const QUESTIONS = new Set(['query', 'find', 'aggregation', 'search', 'lookup', 'select', 'scan', 'data', 'rows']);
const STORES = new Set(['collection', 'table', 'tables']);
/** About the store and not what lies in it. */
const ABOUT_IT = new Set(
  'schema schemas index indexes columns structure stats statistics size plan definition explain count name names'.split(
    ' ',
  ),
);

/** "Run a find query against a collection": documents come back. */
function seeksInAStore(view: ToolView): Evidence[] {
  if (view.name.tokens.some(({ word }) => ABOUT_IT.has(word))) return [];
  return view.mains().flatMap((action) => {
    if (!SEEKING.has(action.verb) || action.place === 'name' || action.place === 'title') return [];
    const { tokens } = action.text;
    const at = tokens.findIndex((token) => token.start === action.start);
    const sentence = action.text.sentenceAt(at);
    if (at < 0 || sentence === undefined) return [];
    const near = tokens.slice(at, Math.min(sentence.end, at + 12));
    if (near.some(({ word }) => ABOUT_IT.has(word))) return [];
    if (RUNNING.has(action.verb) && !near.some(({ word }) => QUESTIONS.has(word))) return [];
    const store = near.find(({ word }) => STORES.has(word));
    return store === undefined ? [] : [quote(action.text, action.start, store.end)];
  });
}

export const returnsQueryResults: Rule = {
  id: 'returns-query-results',
  version: 1,
  kind: 'factor',
  asserts: 'reads-private-content',
  title: 'Returns rows of a database',
  question: 'Does the tool answer a free query with what a database holds?',
  why: 'Whoever may ask a database anything can read every row that the account may read.',
  limits: 'A database of public data is not told apart.',
  references: [],
  fires: [
    {
      name: 'query',
      description: 'Run a read-only SQL query',
      inputSchema: { type: 'object', properties: { sql: { type: 'string' } }, required: ['sql'] },
    },
    { name: 'read_table', description: 'Read a page of data from a table' },
    { name: 'find', description: 'Run a find query against a collection' },
  ],
  staysQuiet: [
    { name: 'run_collection', description: 'Run a collection of tests' },
    { name: 'describe_table', description: 'Describe the columns of a table' },
    { name: 'collection_schema', description: 'Find the schema of a collection' },
    {
      name: 'explain',
      description: 'Explain a SQL query',
      inputSchema: { type: 'object', properties: { sql: { type: 'string' } }, required: ['sql'] },
    },
  ],
  check(view, decision) {
    if (decision.category !== 'Read' && decision.category !== 'Execute') return NOT_APPLICABLE;
    const answer = takesFreeQuery.check(view, decision);
    const evidence = answer.outcome === 'detected' ? answer.evidence : seeksInAStore(view);
    return detected('medium', 'The tool returns what a database holds.', evidence);
  },
};
