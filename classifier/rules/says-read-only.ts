import { mentions, quoteMention, spoken } from '../evidence.ts';
import type { Mention } from '../evidence.ts';
import type { Action } from '../reading/action.ts';
import { doesMore, isOfTheWholeTool } from '../reading/whole-tool.ts';
import { detected, NOT_DETECTED } from '../rule.ts';
import type { Rule } from '../rule.ts';

/** "Read-only" before one of these describes a thing that the tool handles. */
const OTHER_THINGS = new Set(
  'user users token tokens key keys role roles replica field fields property properties link file files flag attribute attributes permission permissions share member members copy view account credentials parameter hint variable column columns setting unless server servers host hosts or'.split(
    ' ',
  ),
);
const CONDITIONS = new Set([
  'if',
  'unless',
  'when',
  'whether',
  'set',
  'non',
  'enable',
  'disable',
  'use',
  'prefer',
  'under',
  'obey',
]);
const PLAIN_EFFECTS = new Set(['Write', 'Destructive', 'Financial']);

function isPlainlyNoReader(action: Action): boolean {
  return action.clarity === 'clear' && PLAIN_EFFECTS.has(action.effect);
}

function isAboutTheTool(mention: Mention): boolean {
  const { tokens } = mention.text;
  const sentence = mention.text.sentenceAt(mention.first);
  if (sentence?.role === 'example' || sentence?.role === 'arguments' || sentence?.role === 'errors') return false;
  const next = tokens[mention.last + 1];
  if (next?.gap === 0 && (OTHER_THINGS.has(next.word) || next.word === 'by')) return false;
  if (!isOfTheWholeTool(mention)) return false;
  return !tokens.slice(Math.max(0, mention.first - 3), mention.first).some((token) => CONDITIONS.has(token.word));
}

export const saysReadOnly: Rule = {
  id: 'says-read-only',
  version: 2,
  kind: 'category',
  asserts: 'Read',
  title: 'Says that it is kept read-only',
  question: 'Does the server say in its own words that the tool cannot change anything?',
  why: 'A tool that takes free queries is still a reader when the server enforces it: "rejects writes" or "read-only transaction" is such a promise.',
  limits:
    'It is the server\'s word, not a proof. A "read-only user" or a "read-only flag" that the tool handles is about something else, and a name, a verb or a choice that plainly writes or deletes outweighs the words. A promise about one item of a list is not one about the tool.',
  references: [],
  fires: [
    {
      name: 'query',
      description: 'Run a read-only SQL query',
      inputSchema: { type: 'object', properties: { sql: { type: 'string' } }, required: ['sql'] },
    },
    {
      name: 'execute_sql',
      description: 'Execute SQL. Only SELECT statements are accepted, everything else is refused. Rejects writes.',
      inputSchema: { type: 'object', properties: { sql: { type: 'string' } }, required: ['sql'] },
    },
    { name: 'policies', description: 'Manage policies (read-only)' },
  ],
  staysQuiet: [
    { name: 'create_user', description: 'Create a read-only user' },
    {
      name: 'execute_sql',
      description: 'Execute SQL',
      inputSchema: { type: 'object', properties: { sql: { type: 'string' } }, required: ['sql'] },
    },
    {
      name: 'run_sql',
      description: 'Run SQL. This is not read-only.',
      inputSchema: { type: 'object', properties: { sql: { type: 'string' } }, required: ['sql'] },
    },
    { name: 'set_mode', description: 'Set the read-only flag of a table' },
    { name: 'run_sql', description: 'Run SQL. Read-only by default.' },
    { name: 'pods', description: 'Run pods.\n- list: shows the pods. Read-only.\n- start: starts a pod.' },
  ],
  check(view) {
    if (
      doesMore(view) ||
      view.labels.some(isPlainlyNoReader) ||
      view.acts.some((action) => action.place === 'main' && isPlainlyNoReader(action))
    )
      return NOT_DETECTED;
    // "Not read-only" settles it, whatever else is called so.
    if (
      spoken(view, 'read-only', view.texts).some(
        (mention) => mention.text.negated(mention.first) && isOfTheWholeTool(mention),
      )
    )
      return NOT_DETECTED;
    const found = mentions(view, 'read-only').filter(isAboutTheTool);
    return detected('high', 'The server says that it only reads.', found.map(quoteMention));
  },
};
