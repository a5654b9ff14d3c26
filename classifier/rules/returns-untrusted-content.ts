import { quoteMention } from '../evidence.ts';
import { hasEffect, objectMentions } from '../reading/mains.ts';
import { detected, NOT_APPLICABLE } from '../rule.ts';
import type { Rule } from '../rule.ts';

export const returnsUntrustedContent: Rule = {
  id: 'returns-untrusted-content',
  version: 1,
  kind: 'factor',
  asserts: 'ingests-untrusted-content',
  title: 'Brings in text by strangers',
  question: 'Does the tool return text that strangers can write, such as web pages, issues or mail?',
  why: 'Text that a stranger wrote can carry instructions to the model, and the model cannot tell them from those of its user.',
  limits: "Content of one's own files and databases can be written by strangers too, and is not counted.",
  references: [],
  fires: [
    { name: 'fetch_page', description: 'Fetch a web page as Markdown' },
    { name: 'list_issues', description: 'List issues of a repository' },
    { name: 'web_search', description: 'Search the web' },
    { name: 'get_comments', description: 'Get the comments of a post' },
  ],
  staysQuiet: [
    { name: 'create_issue', description: 'Create an issue' },
    { name: 'list_zones', description: 'List zones of the account' },
    { name: 'count_rows', description: 'Count rows of a table' },
  ],
  check(view, decision) {
    if (decision.category !== 'Read' && decision.category !== 'Execute') return NOT_APPLICABLE;
    const pages = objectMentions(view, 'foreign-content', () => true);
    const words = decision.category === 'Read' ? objectMentions(view, 'foreign-words', hasEffect('Read')) : [];
    return detected(
      'medium',
      'The tool brings in text that strangers can write.',
      [...pages, ...words].map(quoteMention),
    );
  },
};
