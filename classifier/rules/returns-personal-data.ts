import { quoteMention } from '../evidence.ts';
import { handedBack } from '../reading/matter.ts';
import { isAboutPeople, socialMentions } from '../reading/social.ts';
import { detected, NOT_APPLICABLE } from '../rule.ts';
import type { Rule } from '../rule.ts';

export const returnsPersonalData: Rule = {
  id: 'returns-personal-data',
  version: 2,
  kind: 'factor',
  asserts: 'reads-personal-data',
  title: 'Returns data about people',
  question: 'Does the tool return data about people?',
  why: "Names, addresses and contact details are protected by law, and leave the model's context with any later call that sends something.",
  limits:
    'Only what the name or the main sentence speaks of is seen; a general "search records" may return people too.',
  references: [],
  fires: [
    { name: 'list_contacts', description: 'List the contacts of the address book' },
    { name: 'search_patients', description: 'Search patients by name' },
    { name: 'get_members', description: 'Returns a list of members of a team' },
    { name: 'get_reactions', description: 'Get reactions to a LinkedIn post' },
    { name: 'whoami', description: 'Show details about the current user' },
    { name: 'crm', description: 'Get the phone numbers of a customer' },
  ],
  staysQuiet: [
    { name: 'find_board', description: 'Find a board by e-mail address of its owner' },
    { name: 'create_contact', description: 'Create a contact' },
    { name: 'list_boards', description: 'List the boards of a user' },
    { name: 'get_user_settings', description: 'Get user settings' },
    { name: 'count_users', description: 'Count users' },
    { name: 'list_zones', description: 'List zones' },
  ],
  check(view, decision) {
    if (decision.category !== 'Read') return NOT_APPLICABLE;
    return detected(
      'medium',
      'The tool returns data about people.',
      [...handedBack(view, 'personal-data'), ...(isAboutPeople(view) ? socialMentions(view) : [])].map(quoteMention),
    );
  },
};
