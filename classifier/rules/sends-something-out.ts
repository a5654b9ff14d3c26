import { quote } from '../evidence.ts';
import { detected, NOT_APPLICABLE } from '../rule.ts';
import type { Action } from '../reading/action.ts';
import type { Rule } from '../rule.ts';

const SENDING = new Set(
  'send post reply forward tweet email message notify broadcast share publish remind respond submit text dm republish'.split(
    ' ',
  ),
);
const ALWAYS_OUT = new Set(['tweet', 'email', 'notify', 'broadcast', 'remind']);
const MESSAGES = new Set(
  'message messages email emails mail sms dm notification notifications reminder tweet tweets invitation invite newsletter whatsapp telegram slack fax letter webhook reply gif photo video sticker post posts thread invoice chat campaign'.split(
    ' ',
  ),
);
const HOOKS = new Set(['webhook', 'webhooks']);
const CREATING = new Set(['create', 'add', 'register', 'set', 'configure', 'update']);
/** Where a "message" stays within the system, or is only prepared. */
const INSIDE = new Set(
  'queue topic stream kafka sqs pubsub bus log template templates draft drafts batch console kernel process terminal session command commands key keys keystroke signal transaction'.split(
    ' ',
  ),
);

function goesOut(action: Action): boolean {
  const { objects, verb } = action;
  const sentence = action.text.value.slice(action.start, action.start + 120).toLowerCase();
  if (objects.some((word) => INSIDE.has(word)) || /\b(queue|topic|template|draft)/.test(sentence)) return false;
  if (CREATING.has(verb)) return objects.some((word) => HOOKS.has(word)) && HOOKS.has(objects.at(-1) ?? '');
  if (ALWAYS_OUT.has(verb)) return true;
  return SENDING.has(verb) && objects.some((word) => MESSAGES.has(word));
}

function endOf(action: Action): number {
  return action.place === 'name' ? action.text.value.length : action.end;
}

export const sendsSomethingOut: Rule = {
  id: 'sends-something-out',
  version: 1,
  kind: 'factor',
  asserts: 'reaches-outside',
  title: 'Sends something out',
  question: 'Does the tool send a message, a post or a request to somebody outside?',
  why: 'What has been sent cannot be called back, and a sending tool is the way out for everything that the model has read.',
  limits: 'A message to a queue or a log stays inside and does not count; neither does a comment in a tracker.',
  references: [],
  fires: [
    { name: 'send_email', description: 'Send an email' },
    { name: 'post_tweet', description: 'Post a tweet' },
    { name: 'slack_post_message', description: 'Post a message to a channel' },
    { name: 'create_webhook', description: 'Create a webhook that is called on each event' },
  ],
  staysQuiet: [
    { name: 'read_email', description: 'Read an email' },
    { name: 'queue_send', description: 'Send messages to a queue' },
    { name: 'create_email_template', description: 'Create an email template' },
    { name: 'add_comment', description: 'Add a comment to a ticket' },
  ],
  check(view, decision) {
    if (decision.category === 'Read' || decision.category === 'Unknown') return NOT_APPLICABLE;
    const found = view.mains().filter((action) => action.effect !== 'Read' && goesOut(action));
    return detected(
      'high',
      'The tool sends something to people or systems outside.',
      found.map((action) => quote(action.text, action.start, endOf(action))),
    );
  },
};
