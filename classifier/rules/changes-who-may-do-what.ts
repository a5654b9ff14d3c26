import { quote, quoteMention, quoteParameter } from '../evidence.ts';
import { objectMentions } from '../reading/mains.ts';
import { detected, NOT_APPLICABLE, NOT_DETECTED } from '../rule.ts';
import { isAboutWork, isOnlyData, isRight } from '../reading/rights.ts';
import type { Rule } from '../rule.ts';

const CHANGING = new Set(
  'add create update set grant assign unassign invite share remove revoke delete change enable disable edit modify reset replace attach detach generate rotate put patch register make promote demote manage apply provision setup configure allow deny block unblock ban unban activate deactivate suspend issue regenerate transfer'.split(
    ' ',
  ),
);
/** Parameters that say who may see the thing. */
const SEEN_BY = new Set(['visibility', 'ispublic', 'public', 'private', 'isprivate', 'sharing', 'accesslevel']);
const OPENING = new Set(['update', 'edit', 'modify', 'change', 'set', 'patch']);

export const changesWhoMayDoWhat: Rule = {
  id: 'changes-who-may-do-what',
  version: 2,
  kind: 'factor',
  asserts: 'changes-access',
  title: 'Changes who may do what',
  question: 'Does the tool change permissions, roles, members, keys or network rules?',
  why: 'A changed right outlives the conversation: it opens a door for later calls, by anyone.',
  limits: "Rights are recognised by their usual names; a product's own word for them is not.",
  references: [],
  fires: [
    { name: 'add_collaborator', description: 'Add a collaborator to a repository' },
    { name: 'set_permissions', description: 'Set permissions of a folder' },
    { name: 'create_api_key', description: 'Create an API key' },
    { name: 'update_firewall', description: 'Update the firewall rules of a server' },
    { name: 'grant', description: 'Grants access to a project' },
    {
      name: 'update_repository',
      description: 'Update a repository',
      inputSchema: { type: 'object', properties: { private: { type: 'boolean' } } },
    },
    { name: 'create_access_control_list', description: 'Create a list' },
    { name: 'create_user', description: 'Create a user of a database' },
    { name: 'create_login_link', description: 'Create a login link' },
  ],
  staysQuiet: [
    { name: 'list_roles', description: 'List roles' },
    { name: 'create_note', description: 'Create a note' },
    { name: 'assign_member', description: 'Assign a member to a card' },
    { name: 'update_user', description: 'Update the name of a user' },
    { name: 'run_job', description: 'Run a job with admin permissions' },
  ],
  check(view, decision) {
    if (decision.category === 'Read' || decision.category === 'Unknown') return NOT_APPLICABLE;
    const actions = view.mains().filter((action) => action.effect !== 'Read' && CHANGING.has(action.verb));
    const label = actions.find(
      (action) =>
        (action.place === 'name' || action.place === 'main') && isRight(action.objects) && !isOnlyData(action),
    );
    const told = objectMentions(view, 'access', (action) => actions.includes(action) && action.place !== 'name');
    const opens = actions.some(({ verb }) => OPENING.has(verb));
    const seen = opens ? view.parameters.find((entry) => entry.depth === 0 && SEEN_BY.has(entry.key)) : undefined;
    if (seen === undefined && label === undefined && told.length === 0) return NOT_DETECTED;
    if (actions.some(isAboutWork)) return NOT_DETECTED;
    return detected('medium', 'The tool changes who may do what.', [
      ...(seen === undefined ? [] : [quoteParameter(view, seen)]),
      ...(label === undefined
        ? []
        : [quote(label.text, label.start, label.place === 'name' ? label.text.value.length : label.end)]),
      ...told.map(quoteMention),
    ]);
  },
};
