import { mentions, quote, quoteMention, quoteParameter } from '../evidence.ts';
import { detected, NOT_APPLICABLE } from '../rule.ts';
import type { Mention } from '../evidence.ts';
import { socialMentions } from '../reading/social.ts';
import type { Rule } from '../rule.ts';

const PUBLISHING = new Set(['publish', 'tweet', 'republish']);
const QUEUES = new Set('event events message messages topic queue stream kafka mqtt'.split(' '));

const POSTING = new Set('post comment share reply send create submit upload'.split(' '));
const PRIVATE = new Set('message messages dm connection invitation chat draft webhook inmail'.split(' '));
const DEPLOYING = new Set(['deploy', 'redeploy']);
/** These are on the web as soon as they run. */
const SITES = new Set('site website worker page pages webapp frontend static hosting'.split(' '));
/** A choice between public and private, which the caller makes. */
const PUBLIC_CHOICES = new Set(['private', 'ispublic', 'public', 'visibility', 'isprivate']);

function isInFirstSentence(mention: Mention): boolean {
  return mention.text.sentenceAt(mention.first)?.first === 0;
}

export const makesPublic: Rule = {
  id: 'makes-public',
  version: 2,
  kind: 'factor',
  asserts: 'publishes',
  title: 'Makes something public',
  question: 'Does the tool make something visible to the public?',
  why: 'What was public for a minute may have been copied by then.',
  limits:
    'Publishing to a queue or a topic is not making public. The deployment of a site is taken to be public; that of a service is not.',
  references: [],
  fires: [
    { name: 'publish_post', description: 'Publish a post' },
    { name: 'tweet', description: 'Post a tweet' },
    { name: 'share_file', description: 'Share a file by a publicly accessible link' },
    { name: 'comment', description: 'Post a comment on a LinkedIn post' },
    { name: 'deploy_site', description: 'Deploy a website' },
    {
      name: 'create_repository',
      description: 'Create a repository',
      inputSchema: { type: 'object', properties: { private: { type: 'boolean' } } },
    },
    { name: 'release', description: 'Publishes the package to npm' },
  ],
  staysQuiet: [
    { name: 'publish_event', description: 'Publish an event to a topic' },
    { name: 'list_posts', description: 'List published posts' },
    { name: 'deploy_service', description: 'Deploy a service' },
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
    const posted = view
      .mains()
      .some(({ verb, objects }) => POSTING.has(verb) && !objects.some((word) => PRIVATE.has(word)));
    const deployed = view
      .mains()
      .filter(({ verb, objects }) => DEPLOYING.has(verb) && objects.some((word) => SITES.has(word)));
    const created = view.mains().some(({ verb }) => verb === 'create');
    const choice = created
      ? view.parameters.find((entry) => entry.depth === 0 && PUBLIC_CHOICES.has(entry.key))
      : undefined;
    return detected('medium', 'The tool makes something visible to the public.', [
      ...(posted ? socialMentions(view).map(quoteMention) : []),
      ...deployed.map((action) => quote(action.text, action.start, action.end)),
      ...(choice === undefined ? [] : [quoteParameter(view, choice)]),
      ...acts.map((action) => quote(action.text, action.start, action.end)),
      ...told.map(quoteMention),
    ]);
  },
};
