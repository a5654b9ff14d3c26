import { quoteMention } from '../evidence.ts';
import { hasEffect, objectMentions } from '../reading/mains.ts';
import { detected, NOT_APPLICABLE } from '../rule.ts';
import type { Rule } from '../rule.ts';

export const returnsPersonalData: Rule = {
  id: 'returns-personal-data',
  version: 1,
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
    { name: 'crm', description: 'Get the phone numbers of a customer' },
  ],
  staysQuiet: [
    { name: 'find_user', description: 'Find a board by e-mail address of its owner' },
    { name: 'create_contact', description: 'Create a contact' },
    { name: 'list_zones', description: 'List zones' },
  ],
  check(view, decision) {
    if (decision.category !== 'Read') return NOT_APPLICABLE;
    return detected(
      'medium',
      'The tool returns data about people.',
      objectMentions(view, 'personal-data', hasEffect('Read')).map(quoteMention),
    );
  },
};
