import { quote } from '../evidence.ts';
import { detected, NOT_APPLICABLE } from '../rule.ts';
import type { Action } from '../reading/action.ts';
import type { ToolView } from '../view.ts';
import type { Rule } from '../rule.ts';

const SENDING = new Set(
  'send push post reply forward tweet email message notify broadcast share publish remind respond submit text dm republish'.split(
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
/** What is written here is read by others, and mailed to them. */
const WRITING = new Set('create open submit add post write reply publish'.split(' '));
const WRITTEN = new Set('issue request pr comment comments review discussion reply replies post thread'.split(' '));
/** Comments that stand in a program or a database. */
const MACHINES = new Set(['column', 'table', 'code', 'spam']);
const REWRITING = new Set(['update', 'edit', 'modify']);
const BODIES = new Set(['body', 'description', 'content', 'text', 'comment', 'message', 'title']);
const PHONES = new Set(['phone', 'number', 'contact']);
/** Where a "message" stays within the system, or is only prepared. */
const INSIDE = new Set(
  'queue topic stream kafka sqs pubsub bus log template templates draft drafts batch console kernel process terminal session command commands key keys keystroke signal transaction'.split(
    ' ',
  ),
);

/** Of requests only those to pull or to merge are read by others. */
function isWritten(objects: readonly string[]): boolean {
  const head = objects.at(-1) ?? '';
  if (head === 'request') return objects.includes('pull') || objects.includes('merge');
  return WRITTEN.has(head) && !objects.some((word) => MACHINES.has(word));
}

function goesOut(action: Action): boolean {
  const { objects, verb } = action;
  if (WRITING.has(verb) && isWritten(objects)) return true;
  if (verb === 'call' || verb === 'dial') return PHONES.has(objects.at(-1) ?? '');
  if (!CREATING.has(verb) && !ALWAYS_OUT.has(verb) && !SENDING.has(verb)) return false;
  const sentence = action.text.value.slice(action.start, action.start + 120).toLowerCase();
  if (objects.some((word) => INSIDE.has(word)) || /\b(queue|topic|template|draft)/.test(sentence)) return false;
  if (CREATING.has(verb)) return objects.some((word) => HOOKS.has(word)) && HOOKS.has(objects.at(-1) ?? '');
  if (ALWAYS_OUT.has(verb)) return true;
  return SENDING.has(verb) && objects.some((word) => MESSAGES.has(word));
}

/** An issue or a message that is rewritten is read again; its state or its labels alone say nothing. */
function rewrites(view: ToolView, { verb, objects }: Action): boolean {
  const head = objects.at(-1) ?? '';
  if (!REWRITING.has(verb) || !(isWritten(objects) || head === 'message')) return false;
  return view.parameters.some(({ key }) => BODIES.has(key));
}

function endOf(action: Action): number {
  return action.place === 'name' ? action.text.value.length : action.end;
}

export const sendsSomethingOut: Rule = {
  id: 'sends-something-out',
  version: 2,
  kind: 'factor',
  asserts: 'reaches-outside',
  title: 'Sends something out',
  question: 'Does the tool send a message, a post or a request to somebody outside?',
  why: 'What has been sent cannot be called back, and a sending tool is the way out for everything that the model has read.',
  limits:
    'A message to a queue or a log stays inside and does not count. An issue or a comment counts even in a private project: it is sent to everybody who follows it.',
  references: [],
  fires: [
    { name: 'send_email', description: 'Send an email' },
    { name: 'add_comment', description: 'Add a comment to a ticket' },
    { name: 'create_issue', description: 'Create an issue in a repository' },
    { name: 'post_tweet', description: 'Post a tweet' },
    { name: 'slack_post_message', description: 'Post a message to a channel' },
    { name: 'create_webhook', description: 'Create a webhook that is called on each event' },
  ],
  staysQuiet: [
    { name: 'read_email', description: 'Read an email' },
    { name: 'queue_send', description: 'Send messages to a queue' },
    { name: 'create_email_template', description: 'Create an email template' },
    {
      name: 'update_issue',
      description: 'Update the state of an issue',
      inputSchema: { type: 'object', properties: { state: { type: 'string' } } },
    },
    { name: 'list_comments', description: 'List comments of a ticket' },
    { name: 'update_request', description: 'Update a request of a collection' },
    { name: 'create_task', description: 'Create a task in a list' },
  ],
  check(view, decision) {
    if (decision.category === 'Read' || decision.category === 'Unknown') return NOT_APPLICABLE;
    const found = view
      .mains()
      .filter((action) => action.effect !== 'Read' && (goesOut(action) || rewrites(view, action)));
    return detected(
      'high',
      'The tool sends something to people or systems outside.',
      found.map((action) => quote(action.text, action.start, endOf(action))),
    );
  },
};
