import { mentions, quoteMention, quoteParameter } from '../evidence.ts';
import type { Mention } from '../evidence.ts';
import { onlyLooksAtIt, runAction, storesIt, takesFreeText } from '../reading/runs.ts';
import { detected, NOT_APPLICABLE, NOT_DETECTED } from '../rule.ts';
import type { Parameter } from '../reading/parameters.ts';
import type { Rule } from '../rule.ts';

const SURE_NAMES = new Set(['sql', 'cypher', 'gremlin', 'aql']);
const QUERY_NAMES = new Set([
  'sql',
  'cypher',
  'gremlin',
  'aql',
  'query',
  'queries',
  'statement',
  'statements',
  'mutation',
]);
/** A language that is named further on is often that of an example. */
const EARLY_TOKENS = 60;

function isQuery(parameter: Parameter): boolean {
  return QUERY_NAMES.has(parameter.words.at(-1) ?? '');
}

function isEarly(mention: Mention): boolean {
  return mention.first < EARLY_TOKENS;
}

export const takesQueryLanguage: Rule = {
  id: 'takes-query-language',
  version: 1,
  kind: 'category',
  asserts: 'Execute',
  title: 'Takes a query in a language that can write',
  question: 'Does the tool take a free query in a language that can also change data, such as SQL?',
  why: 'Whoever may write the query decides whether it reads or drops a table, whatever the tool is called.',
  limits:
    'Where the server itself keeps the query read-only, another rule says so and this one no longer decides. Names that only a database would use stand for SQL.',
  references: [],
  fires: [
    {
      name: 'read_query',
      description: 'Run a query on the database',
      inputSchema: {
        type: 'object',
        properties: { query: { type: 'string', description: 'SQL to run' } },
        required: ['query'],
      },
    },
    {
      name: 'execute_sql',
      inputSchema: { type: 'object', properties: { sql: { type: 'string' } }, required: ['sql'] },
    },
    {
      name: 'graph',
      description: 'Execute a Cypher query',
      inputSchema: { type: 'object', properties: { query: { type: 'string' } }, required: ['query'] },
    },
  ],
  staysQuiet: [
    {
      name: 'search_docs',
      description: 'Search the documentation',
      inputSchema: {
        type: 'object',
        properties: { query: { type: 'string', description: 'What to look for' } },
        required: ['query'],
      },
    },
    {
      name: 'explain_sql',
      description: 'Explain a SQL statement',
      inputSchema: { type: 'object', properties: { sql: { type: 'string' } }, required: ['sql'] },
    },
    {
      name: 'metrics',
      description: 'Run a PromQL query',
      inputSchema: {
        type: 'object',
        properties: { query: { type: 'string', description: 'PromQL expression' } },
        required: ['query'],
      },
    },
  ],
  check(view) {
    const parameter = view.parameters.find((entry) => takesFreeText(entry) && isQuery(entry));
    if (parameter === undefined || onlyLooksAtIt(view)) return NOT_APPLICABLE;
    const named = SURE_NAMES.has(parameter.words.at(-1) ?? '');
    const own = parameter.description === undefined ? [] : mentions(view, 'query-language', [parameter.description]);
    const spoken = mentions(view, 'query-language').find(
      (mention) => mention.text.pointer !== '/description' || isEarly(mention),
    );
    const runs = runAction(view) ?? view.labels.find((action) => action.verb === 'query');
    if (!named && own.length === 0 && (spoken === undefined || runs === undefined)) return NOT_DETECTED;
    if (storesIt(view) && !named) return NOT_DETECTED;
    const evidence = [
      ...own.slice(0, 1).map(quoteMention),
      quoteParameter(view, parameter),
      ...(spoken === undefined ? [] : [quoteMention(spoken)]),
    ];
    return detected(
      'high',
      `The parameter "${parameter.name}" takes a query in a language that can change data.`,
      evidence,
    );
  },
};
