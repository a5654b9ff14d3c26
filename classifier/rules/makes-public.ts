import { mentions, quote, quoteMention } from '../evidence.ts';
import { detected, NOT_APPLICABLE } from '../rule.ts';
import type { Mention } from '../evidence.ts';
import type { Rule } from '../rule.ts';

const PUBLISHING = new Set(['publish', 'tweet', 'republish']);
const QUEUES = new Set('event events message messages topic queue stream kafka mqtt'.split(' '));

function isInFirstSentence(mention: Mention): boolean {
  return mention.text.sentenceAt(mention.first)?.first === 0;
}

export const makesPublic: Rule = {
  id: 'makes-public',
  version: 1,
  kind: 'factor',
  asserts: 'publishes',
  title: 'Makes something public',
  question: 'Does the tool make something visible to the public?',
  why: 'What was public for a minute may have been copied by then.',
  limits:
    'Publishing to a queue or a topic is not making public. A deployment may be public and is not counted unless the text says so.',
  references: [],
  fires: [
    { name: 'publish_post', description: 'Publish a post' },
    { name: 'tweet', description: 'Post a tweet' },
    { name: 'share_file', description: 'Share a file by a publicly accessible link' },
    { name: 'release', description: 'Publishes the package to npm' },
  ],
  staysQuiet: [
    { name: 'publish_event', description: 'Publish an event to a topic' },
    { name: 'list_posts', description: 'List published posts' },
    { name: 'unpublish_post', description: 'Unpublish a post' },
  ],
  check(view, decision) {
    if (decision.category === 'Read' || decision.category === 'Unknown') return NOT_APPLICABLE;
    const acts = view
      .mains()
      .filter(
        (action) =>
          action.effect !== 'Read' && PUBLISHING.has(action.verb) && !action.objects.some((word) => QUEUES.has(word)),
      );
    const told = decision.category === 'Destructive' ? [] : mentions(view, 'public').filter(isInFirstSentence);
    return detected('medium', 'The tool makes something visible to the public.', [
      ...acts.map((action) => quote(action.text, action.start, action.end)),
      ...told.map(quoteMention),
    ]);
  },
};
