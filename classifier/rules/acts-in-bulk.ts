import { quote, quoteMention } from '../evidence.ts';
import { objectMentions } from '../reading/mains.ts';
import { detected, NOT_APPLICABLE } from '../rule.ts';
import type { Rule } from '../rule.ts';

const ADDING = new Set(
  'create add insert append upload push import stage write run execute save click fill send mark reset manage'.split(
    ' ',
  ),
);
const NAME_WORDS = new Set(['bulk', 'batch', 'mass', 'all', 'many', 'multiple']);
const MANY = /\b(?:all|multiple|every|many|several|bulk|batch) /i;

export const actsInBulk: Rule = {
  id: 'acts-in-bulk',
  version: 1,
  kind: 'factor',
  asserts: 'bulk-effect',
  title: 'Acts in bulk',
  question: 'Does one call change or remove many things?',
  why: 'A wrong call in bulk is a wrong call many times over, and is noticed only afterwards.',
  limits: 'Adding many things in one call is easily taken back and does not count.',
  references: [],
  fires: [
    { name: 'bulk_delete_users', description: 'Delete users' },
    { name: 'clear_queue', description: 'Deletes all messages of a queue' },
    { name: 'update_prices', description: 'Updates multiple prices in one call' },
  ],
  staysQuiet: [
    { name: 'delete_user', description: 'Delete a user' },
    { name: 'create_nodes', description: 'Create multiple nodes' },
    { name: 'list_all', description: 'List all users' },
  ],
  check(view, decision) {
    if (decision.category === 'Read' || decision.category === 'Unknown') return NOT_APPLICABLE;
    const actions = view.mains().filter((action) => action.effect !== 'Read' && !ADDING.has(action.verb));
    const named = actions.some((action) => action.place === 'name')
      ? view.name.tokens.filter((token) => NAME_WORDS.has(token.word))
      : [];
    const told = objectMentions(view, 'bulk', (action) => actions.includes(action) && action.place !== 'name');
    const all = actions.filter(
      (action) => action.place !== 'name' && MANY.test(action.text.value.slice(action.start, action.end)),
    );
    return detected('medium', 'One call acts on many things.', [
      ...named.map((token) => quote(view.name, token.start, token.end)),
      ...told.map(quoteMention),
      ...all.map((action) => quote(action.text, action.start, action.end)),
    ]);
  },
};
