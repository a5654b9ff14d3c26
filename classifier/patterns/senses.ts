import type { Sense } from './verb.ts';

/** Where the thing decides what the verb does. The first sense that fits wins, so the narrow ones stand first. */
export const SENSES: readonly Sense[] = [
  // Money: the verb is everyday, the thing is not.
  {
    verbs: 'transfer send release move capture withdraw',
    with: 'money',
    effect: 'Financial',
    clarity: 'clear',
  },
  {
    verbs:
      'create make process initiate issue execute submit approve authorize trigger confirm finalize request start perform cancel void place complete run accept',
    with: 'money',
    unless: 'address',
    effect: 'Financial',
    clarity: 'fair',
  },
  {
    verbs:
      'create place submit execute make cancel finalize modify close confirm complete start renew pause resume reactivate authorize initiate open pay settle accept activate perform',
    with: 'deal',
    unless: 'feed',
    effect: 'Financial',
    clarity: 'clear',
  },
  {
    verbs: 'update change upgrade downgrade edit enable disable toggle',
    with: 'plan',
    unless: 'feed',
    effect: 'Financial',
    clarity: 'clear',
  },
  {
    verbs: 'create cancel renew pause resume reactivate activate start modify suspend',
    with: 'plan',
    unless: 'feed',
    effect: 'Financial',
    clarity: 'clear',
  },
  {
    verbs: 'finalize send pay settle void cancel issue collect charge',
    with: 'bill',
    effect: 'Financial',
    clarity: 'clear',
  },
  { verbs: 'accept', with: 'claim', effect: 'Financial', clarity: 'clear' },
  { verbs: 'request', with: 'money', effect: 'Write', clarity: 'fair' },

  // Taking off a mark or a tie is undone by putting it on again.
  { verbs: 'remove clear', with: 'tie', effect: 'Write', clarity: 'clear' },
  { verbs: 'remove', with: 'access', effect: 'Write', clarity: 'fair' },
  { verbs: 'revoke', with: 'secret', effect: 'Destructive', clarity: 'clear' },
  { verbs: 'revoke', with: 'access', effect: 'Write', clarity: 'fair' },
  { verbs: 'clear clean reset flush forget', with: 'scratch', effect: 'Write', clarity: 'clear' },
  { verbs: 'empty clear', with: 'bin', effect: 'Destructive', clarity: 'clear' },

  { verbs: 'send sign submit broadcast', with: 'transaction', effect: 'Financial', clarity: 'clear' },
  { verbs: 'restore', with: 'store', effect: 'Destructive', clarity: 'fair' },

  { verbs: 'take', with: 'picture', unless: 'store', effect: 'Read', clarity: 'fair' },
  { verbs: 'suspend', with: 'access', effect: 'Write', clarity: 'fair' },
  { verbs: 'checkout', with: 'cart', effect: 'Financial', clarity: 'clear' },
  // How an HTTP interface takes a long question; names are often made from its methods.
  { verbs: 'post', with: 'asking', effect: 'Read', clarity: 'clear' },

  // Things that run, and things on a screen.
  {
    verbs: 'close open select switch handle accept dismiss fill type press drop new resize submit navigate drag create',
    with: 'browser',
    effect: 'Execute',
    clarity: 'fair',
  },
  {
    verbs: 'cancel close end finish abort activate deactivate resume pause',
    with: 'process',
    effect: 'Execute',
    clarity: 'fair',
  },
  {
    verbs: 'apply run execute perform start complete finish commit',
    with: 'migration',
    effect: 'Execute',
    clarity: 'clear',
  },
  {
    verbs: 'fill select type press upload scroll drag drop choose',
    with: 'screen',
    effect: 'Execute',
    clarity: 'fair',
  },
  {
    verbs: 'run perform execute conduct do make process start initiate',
    with: 'question',
    effect: 'Read',
    clarity: 'fair',
  },
  { verbs: 'create', with: 'launch', effect: 'Execute', clarity: 'clear' },
  { verbs: 'update upgrade', with: 'software', effect: 'Execute', clarity: 'clear' },
  { verbs: 'forward', with: 'port', effect: 'Execute', clarity: 'clear' },
  { verbs: 'generate create', with: 'media', effect: 'Execute', clarity: 'fair' },
  { verbs: 'evaluate test', with: 'code', effect: 'Execute', clarity: 'fair' },
  { verbs: 'load open', with: 'address', effect: 'Execute', clarity: 'fair' },
  { verbs: 'resolve', with: 'ticket', effect: 'Write', clarity: 'clear' },
  { verbs: 'generate', with: 'secret', effect: 'Write', clarity: 'fair' },
];
