import { mentions, quoteMention } from '../evidence.ts';
import type { Mention } from '../evidence.ts';
import { handedBack, speaksOf } from '../reading/matter.ts';
import { detected, NOT_APPLICABLE, NOT_DETECTED } from '../rule.ts';
import type { Rule } from '../rule.ts';

const CONTENT = ['private-content', 'own-things'] as const;

/** Words before it that make a thing public, or no content at all: "DNS records", "economic calendar". */
const PUBLIC_KINDS = new Set(
  'dns mx txt cname public open reference official api sdk patent court trademark economic earnings market template sample example draft social resource translation descriptor limit stop usage billing status error'.split(
    ' ',
  ),
);
/** On a screen these are what a page says to its developer. */
const OF_PAGES = new Set([
  'message',
  'messages',
  'log',
  'logs',
  'content',
  'recording',
  'recordings',
  'record',
  'trace',
  'traces',
]);

/** On a host that is mostly public these are there for everybody. */
const OF_HOSTS = new Set([
  'issue',
  'issues',
  'request',
  'requests',
  'comment',
  'comments',
  'order',
  'commit',
  'commits',
]);

/** A task that a machine works on has a state and no content. */
const TASKS = new Set(['task', 'tasks']);
const JOB_WORDS = new Set(['asynchronous', 'async', 'polling', 'poll', 'job', 'background']);

function wordOf({ text, last }: Mention): string {
  return text.tokens[last]?.word ?? '';
}

function isPublicKind({ text, first }: Mention): boolean {
  return PUBLIC_KINDS.has(text.tokens[first - 1]?.word ?? '');
}

export const returnsPrivateContent: Rule = {
  id: 'returns-private-content',
  version: 2,
  kind: 'factor',
  asserts: 'reads-private-content',
  title: 'Returns private content',
  question: 'Does the tool return mail, messages, files or other content that is not public?',
  why: 'Private content is the first leg of most data thefts through agents: what is read here can be sent away there.',
  limits:
    'Whether a file or a note is private is not known; the factor says that it may be. Lists of names, settings and counts are no content.',
  references: [],
  fires: [
    { name: 'read_inbox', description: 'Read the inbox' },
    { name: 'list_messages', description: 'List recent messages' },
    { name: 'read_file', description: 'Read a file from disk' },
    { name: 'search_logs', description: 'Search logs of all services' },
    { name: 'git_diff', description: 'Show what has changed since a commit' },
    { name: 'invoices', description: 'Get a list of invoices' },
  ],
  staysQuiet: [
    { name: 'send_email', description: 'Send an email' },
    { name: 'list_models', description: 'List available models' },
    { name: 'get_email_settings_by_email', description: 'Get settings by email' },
    { name: 'get_issue', description: 'Get an issue of a GitHub repository' },
    { name: 'list_dns_records', description: 'List DNS records of a zone' },
    { name: 'get_task', description: 'Get an asynchronous task' },
    { name: 'count_documents', description: 'Count documents' },
    { name: 'get_labels', description: 'Get the labels of a message' },
  ],
  check(view, decision) {
    if (decision.category !== 'Read') return NOT_APPLICABLE;
    if (!CONTENT.some((concept) => view.concepts().has(concept))) return NOT_DETECTED;
    const onPage = view.server.screen || view.parameters.some(({ key }) => key === 'url' || key === 'urls');
    const isOfAJob = speaksOf(view, JOB_WORDS);
    const hosted = mentions(view, 'public-host').length > 0 || view.parameters.some(({ key }) => key === 'owner');
    const shared = hosted || mentions(view, 'social-network').length > 0;
    const own = view.server.screen
      ? []
      : handedBack(view, 'own-things').filter((mention) => view.server.makes(wordOf(mention)));
    const found = [...handedBack(view, 'private-content'), ...own].filter(
      (mention) =>
        !isPublicKind(mention) &&
        !(shared && OF_HOSTS.has(wordOf(mention))) &&
        !(isOfAJob && TASKS.has(wordOf(mention))) &&
        !(onPage && OF_PAGES.has(wordOf(mention))),
    );
    return detected('medium', 'The tool returns content that may be private.', found.map(quoteMention));
  },
};
