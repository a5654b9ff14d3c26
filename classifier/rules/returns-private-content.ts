import { quoteMention } from '../evidence.ts';
import { hasEffect, objectMentions } from '../reading/mains.ts';
import { detected, NOT_APPLICABLE } from '../rule.ts';
import type { Rule } from '../rule.ts';

export const returnsPrivateContent: Rule = {
  id: 'returns-private-content',
  version: 1,
  kind: 'factor',
  asserts: 'reads-private-content',
  title: 'Returns private content',
  question: 'Does the tool return mail, messages, files or other content that is not public?',
  why: 'Private content is the first leg of most data thefts through agents: what is read here can be sent away there.',
  limits: 'Whether a file or a note is private is not known; the factor says that it may be.',
  references: [],
  fires: [
    { name: 'read_inbox', description: 'Read the inbox' },
    { name: 'list_messages', description: 'List recent messages' },
    { name: 'read_file', description: 'Read a file from disk' },
  ],
  staysQuiet: [
    { name: 'send_email', description: 'Send an email' },
    { name: 'list_models', description: 'List available models' },
    { name: 'get_email_settings_by_email', description: 'Get settings by email' },
  ],
  check(view, decision) {
    if (decision.category !== 'Read') return NOT_APPLICABLE;
    return detected(
      'medium',
      'The tool returns content that may be private.',
      objectMentions(view, 'private-content', hasEffect('Read')).map(quoteMention),
    );
  },
};
