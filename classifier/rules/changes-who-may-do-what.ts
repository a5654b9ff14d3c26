import { quote, quoteMention } from '../evidence.ts';
import { objectMentions } from '../reading/mains.ts';
import { detected, NOT_APPLICABLE } from '../rule.ts';
import type { Rule } from '../rule.ts';

const CHANGING = new Set(
  'add create update set grant assign unassign invite share remove revoke delete change enable disable edit modify reset replace attach detach generate rotate put patch register make promote demote manage apply'.split(
    ' ',
  ),
);
const RIGHTS = new Set(
  'role roles permission permissions collaborator collaborators member members acl access firewall grant grants password passwords mfa apikey apikeys credential credentials'.split(
    ' ',
  ),
);

export const changesWhoMayDoWhat: Rule = {
  id: 'changes-who-may-do-what',
  version: 1,
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
  ],
  staysQuiet: [
    { name: 'list_roles', description: 'List roles' },
    { name: 'create_note', description: 'Create a note' },
    { name: 'run_job', description: 'Run a job with admin permissions' },
  ],
  check(view, decision) {
    if (decision.category === 'Read' || decision.category === 'Unknown') return NOT_APPLICABLE;
    const actions = view.mains().filter((action) => action.effect !== 'Read' && CHANGING.has(action.verb));
    const label = actions.find((action) => action.place === 'name' && RIGHTS.has(action.objects.at(-1) ?? ''));
    const told = objectMentions(view, 'access', (action) => actions.includes(action) && action.place !== 'name');
    return detected('medium', 'The tool changes who may do what.', [
      ...(label === undefined ? [] : [quote(label.text, label.start, label.text.value.length)]),
      ...told.map(quoteMention),
    ]);
  },
};
