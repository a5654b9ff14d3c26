import { quote, quoteMention, quoteParameter } from '../evidence.ts';
import type { Action } from '../reading/action.ts';
import type { Parameter } from '../reading/parameters.ts';
import type { ToolView } from '../view.ts';
import { objectMentions } from '../reading/mains.ts';
import { detected, NOT_APPLICABLE, NOT_DETECTED } from '../rule.ts';
import type { Rule } from '../rule.ts';

const SMALL = new Set('stage run execute click fill manage type press'.split(' '));
/** Unlike the rest, these are only many when the call takes a list of them. */
const ADDING = new Set('create add insert append upload import write save send mark reset'.split(' '));
/** Marks on one thing, and ways to say how: a list of them is not many things. */
const MARKS = new Set(
  'labels tags permissions options columns fields params parameters settings arguments preferences reactions properties scopes roles attributes metadata changes rules reviewers assignees watchers points coordinates conditions filters keys credentials variables vars headers secrets details commits branches contents days hours news series bindings'.split(
    ' ',
  ),
);
const NAME_WORDS = new Set(['bulk', 'batch', 'mass', 'all', 'many', 'multiple']);
const MANY = /\b(?:all|multiple|every|many|several|bulk|batch) /i;

const EMPTYING = new Set(['drop', 'truncate', 'purge', 'wipe']);
const STORES = new Set(['database', 'schema', 'collection', 'table', 'keyspace', 'bucket', 'index']);
/** What a list of anything may be called. */
const MANIES = new Set([
  'items',
  'ids',
  'records',
  'documents',
  'rows',
  'data',
  'entries',
  'objects',
  'names',
  'uuids',
  'updates',
  'operations',
]);
const GROUPS = new Set(['tag', 'tags', 'label']);

function isPlural(word: string): boolean {
  return (word.length > 3 && word.endsWith('s') && !word.endsWith('ss') && !word.endsWith('us')) || word === 'many';
}

/** `create_nodes` with a list: the call takes as many of them as the model likes. */
function listOf(view: ToolView, actions: readonly Action[]): Parameter | undefined {
  const plural = actions
    .filter((action) => action.place === 'name' || action.place === 'main')
    .map((action) => action.objects.at(-1) ?? '')
    .find((word) => isPlural(word) && !MARKS.has(word));
  if (plural === undefined) return undefined;
  return view.parameters.find(
    (entry) => entry.depth === 0 && entry.type === 'array' && (entry.words.at(-1) === plural || MANIES.has(entry.key)),
  );
}

/** `disable_backups_by_tag`: everything that carries the tag. */
function isOfATag(view: ToolView, objects: readonly string[]): boolean {
  const last = view.name.tokens.at(-1)?.word ?? '';
  return (
    GROUPS.has(last) &&
    [...objects, ...view.name.tokens.map(({ word }) => word)].some(
      (word) => word !== last && isPlural(word) && !MARKS.has(word),
    )
  );
}

export const actsInBulk: Rule = {
  id: 'acts-in-bulk',
  version: 2,
  kind: 'factor',
  asserts: 'bulk-effect',
  title: 'Acts in bulk',
  question: 'Does one call change or remove many things?',
  why: 'A wrong call in bulk is a wrong call many times over, and is noticed only afterwards.',
  limits:
    'That a call may add many things is only seen where it takes a list of them. Several labels on one thing are not many things.',
  references: [],
  fires: [
    { name: 'bulk_delete_users', description: 'Delete users' },
    {
      name: 'create_nodes',
      description: 'Create nodes',
      inputSchema: { type: 'object', properties: { nodes: { type: 'array', items: { type: 'object' } } } },
    },
    { name: 'drop_database', description: 'Drop a database' },
    { name: 'stop_servers_by_tag', description: 'Stop servers with a tag' },
    { name: 'clear_queue', description: 'Deletes all messages of a queue' },
    { name: 'update_prices', description: 'Updates multiple prices in one call' },
  ],
  staysQuiet: [
    { name: 'delete_user', description: 'Delete a user' },
    {
      name: 'add_labels',
      description: 'Add labels to an issue',
      inputSchema: { type: 'object', properties: { labels: { type: 'array', items: { type: 'string' } } } },
    },
    {
      name: 'create_report',
      description: 'Create a report',
      inputSchema: { type: 'object', properties: { sections: { type: 'array', items: { type: 'string' } } } },
    },
    { name: 'list_all', description: 'List all users' },
  ],
  check(view, decision) {
    if (decision.category === 'Read' || decision.category === 'Unknown') return NOT_APPLICABLE;
    const acting = view.mains().filter((action) => action.effect !== 'Read' && !SMALL.has(action.verb));
    if (acting.length === 0) return NOT_DETECTED;
    const actions = acting.filter((action) => !ADDING.has(action.verb));
    const named = actions.some((action) => action.place === 'name')
      ? view.name.tokens.filter((token) => NAME_WORDS.has(token.word))
      : [];
    const told = objectMentions(view, 'bulk', (action) => actions.includes(action) && action.place !== 'name');
    const all = actions.filter(
      (action) =>
        !MARKS.has(action.objects.at(-1) ?? '') &&
        action.place !== 'name' &&
        MANY.test(action.text.value.slice(action.start, action.end)),
    );
    const list = view.server.screen ? undefined : listOf(view, acting);
    const whole = actions.filter(
      ({ verb, objects }) => (EMPTYING.has(verb) && STORES.has(objects.at(-1) ?? '')) || isOfATag(view, objects),
    );
    return detected('medium', 'One call acts on many things.', [
      ...named.map((token) => quote(view.name, token.start, token.end)),
      ...told.map(quoteMention),
      ...[...all, ...whole].map((action) => quote(action.text, action.start, action.end)),
      ...(list === undefined ? [] : [quoteParameter(view, list)]),
    ]);
  },
};
