import { quoteMention } from '../evidence.ts';
import { socialMentions } from '../reading/social.ts';
import { detected, NOT_APPLICABLE } from '../rule.ts';
import type { Rule } from '../rule.ts';

export const readsSocialNetworks: Rule = {
  id: 'reads-social-networks',
  version: 1,
  kind: 'factor',
  asserts: 'ingests-untrusted-content',
  title: 'Reads from a social network',
  question: 'Does the tool return what people wrote on a social network?',
  why: 'Posts, comments, messages and even profiles there are written by strangers, who know that machines read them.',
  limits: 'Only networks that the text names are seen. Numbers and settings do not count.',
  references: [],
  fires: [
    { name: 'get_linkedin_profile', description: 'Get a LinkedIn profile' },
    { name: 'list_reactions', description: 'Get the reactions to an Instagram post' },
  ],
  staysQuiet: [
    { name: 'post_to_linkedin', description: 'Post on LinkedIn' },
    { name: 'get_linkedin_statistics', description: 'Get LinkedIn statistics' },
    { name: 'list_contacts', description: 'List contacts' },
  ],
  check(view, decision) {
    if (decision.category !== 'Read') return NOT_APPLICABLE;
    return detected(
      'medium',
      'The tool returns what people wrote on a social network.',
      socialMentions(view).map(quoteMention),
    );
  },
};
