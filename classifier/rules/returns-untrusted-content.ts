import { mentions, quoteMention } from '../evidence.ts';
import type { Mention } from '../evidence.ts';
import { handedBack, speaksOf } from '../reading/matter.ts';
import { isWrittenByPeople } from '../reading/siblings.ts';
import type { ToolView } from '../view.ts';
import { objectMentions } from '../reading/mains.ts';
import { detected, NOT_APPLICABLE } from '../rule.ts';
import type { Rule } from '../rule.ts';

/** A message in a queue comes from another program. */
const BETWEEN_PROGRAMS = new Set(['queue', 'topic', 'stream', 'kafka', 'console', 'broker', 'postgresql', 'database']);

/** "A listing of files" is a list. */
function isListing({ text, last }: Mention): boolean {
  return text.tokens[last]?.word.startsWith('listing') === true && text.tokens[last + 1]?.word === 'of';
}

const ISSUES = new Set(['issue', 'issues', 'details']);

/** An issue is written by people where people can write issues; a linter has issues that nobody wrote. */
function isByPeople(view: ToolView, { text, last }: Mention): boolean {
  return !ISSUES.has(text.tokens[last]?.word ?? '') || isWrittenByPeople(view, 'issue');
}

/** Pages that the server lets the caller write are documents, not pages of the web. */
function isPageContent({ text, first, last }: Mention): boolean {
  return last > first && text.tokens[first]?.word === 'page';
}

export const returnsUntrustedContent: Rule = {
  id: 'returns-untrusted-content',
  version: 2,
  kind: 'factor',
  asserts: 'ingests-untrusted-content',
  title: 'Brings in text by strangers',
  question: 'Does the tool return text that strangers can write, such as web pages, issues or mail?',
  why: 'Text that a stranger wrote can carry instructions to the model, and the model cannot tell them from those of its user.',
  limits:
    "Content of one's own files and databases can be written by strangers too, and is not counted. What a linter or a crash report says was written by a machine.",
  references: [],
  fires: [
    { name: 'fetch_page', description: 'Fetch a web page as Markdown' },
    { name: 'list_issues', description: 'List issues of a repository' },
    { name: 'web_search', description: 'Search the web' },
    { name: 'get_comments', description: 'Get the comments of a post' },
    { name: 'channel_history', description: 'Returns messages of a channel' },
  ],
  staysQuiet: [
    { name: 'create_issue', description: 'Create an issue' },
    { name: 'list_zones', description: 'List zones of the account' },
    { name: 'count_rows', description: 'Count rows of a table' },
    { name: 'get_issue', description: 'Get a code quality issue' },
    { name: 'receive_message', description: 'Read a message from a queue' },
    { name: 'list_labels', description: 'List the labels of an issue' },
    { name: 'list_directory', description: 'Get a listing of all files' },
  ],
  check(view, decision) {
    const fetches = view.mains().some(({ verb }) => verb === 'scrape' || verb === 'crawl');
    if (decision.category !== 'Read' && decision.category !== 'Execute' && !fetches) return NOT_APPLICABLE;
    const acts = decision.category === 'Execute' && view.server.screen;
    const pages = acts
      ? []
      : objectMentions(view, 'foreign-content', () => true).filter(
          (mention) => !(isPageContent(mention) && view.server.makes('page')),
        );
    const byPeople =
      decision.category === 'Read' &&
      mentions(view, 'machine-finding').length === 0 &&
      !speaksOf(view, BETWEEN_PROGRAMS);
    const words = byPeople
      ? handedBack(view, 'foreign-words').filter((mention) => !isListing(mention) && isByPeople(view, mention))
      : [];
    return detected(
      'medium',
      'The tool brings in text that strangers can write.',
      [...pages, ...words].map(quoteMention),
    );
  },
};
