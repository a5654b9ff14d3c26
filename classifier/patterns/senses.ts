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
      'create make process schedule initiate issue execute submit approve authorize trigger confirm finalize request start perform cancel void place complete run accept',
    with: 'money',
    unless: 'address',
    effect: 'Financial',
    clarity: 'fair',
  },
  {
    verbs:
      'create place submit execute make cancel finalize modify close confirm complete start renew pause resume reactivate authorize initiate open pay settle accept activate perform',
    with: 'deal',
    unless: ['feed', 'draft'],
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

  // Taking off a mark or a tie, or leaving a circle, is undone by putting it on again.
  { verbs: 'remove delete', with: 'anything', via: ['from', 'circle'], effect: 'Write', clarity: 'clear' },
  { verbs: 'remove clear', with: 'tie', effect: 'Write', clarity: 'clear' },
  { verbs: 'remove', with: 'access', effect: 'Write', clarity: 'fair' },
  { verbs: 'revoke', with: 'secret', effect: 'Destructive', clarity: 'clear' },
  // Whoever was signed out signs in again.
  { verbs: 'revoke', with: 'login', effect: 'Write', clarity: 'fair' },
  { verbs: 'revoke', with: 'access', effect: 'Write', clarity: 'fair' },
  { verbs: 'clear clean flush forget remove', with: 'scratch', effect: 'Write', clarity: 'clear' },
  { verbs: 'reset', with: 'scratch', effect: 'Write', clarity: 'fair' },
  // Taken out of a picture or a text, and the original stays.
  { verbs: 'remove clean', with: 'blemish', effect: 'Read', clarity: 'fair' },
  {
    verbs: 'execute create initiate confirm schedule send make submit approve authorize cancel process complete',
    with: 'transfer',
    unless: 'handed',
    effect: 'Financial',
    clarity: 'fair',
  },
  { verbs: 'drop', with: 'structure', effect: 'Destructive', clarity: 'clear' },
  { verbs: 'format', with: 'disk', effect: 'Destructive', clarity: 'clear' },
  { verbs: 'format fill sort', with: 'document', effect: 'Write', clarity: 'fair' },
  { verbs: 'empty clear', with: 'bin', effect: 'Destructive', clarity: 'clear' },

  { verbs: 'send sign submit broadcast', with: 'transaction', effect: 'Financial', clarity: 'clear' },
  { verbs: 'restore', with: 'store', effect: 'Destructive', clarity: 'fair' },

  // Agreeing to a figure commits nothing yet.
  { verbs: 'confirm', with: 'figure', effect: 'Read', clarity: 'fair' },

  { verbs: 'take', with: 'picture', unless: 'store', effect: 'Read', clarity: 'fair' },
  { verbs: 'suspend', with: 'access', effect: 'Write', clarity: 'fair' },
  { verbs: 'checkout', with: 'cart', effect: 'Financial', clarity: 'clear' },
  { verbs: 'start initiate trigger', with: 'asking', effect: 'Read', clarity: 'fair' },
  // How an HTTP interface takes a long question; names are often made from its methods.
  { verbs: 'post', with: 'asking', effect: 'Read', clarity: 'clear' },

  // Things that run, and things on a screen.
  {
    verbs: 'close open select switch handle accept dismiss fill type press drop new resize submit navigate drag',
    with: 'browser',
    effect: 'Execute',
    clarity: 'fair',
  },
  { verbs: 'start open begin initiate', with: 'matter', effect: 'Write', clarity: 'fair' },
  { verbs: 'stop start pause resume', with: 'feed', effect: 'Write', clarity: 'fair' },
  // A new page of a wiki is a document; a new tab is opened at once.
  { verbs: 'create', with: 'tab', effect: 'Execute', clarity: 'fair' },
  { verbs: 'close complete finish cancel', with: 'chore', effect: 'Write', clarity: 'clear' },
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
    verbs: 'run perform execute conduct do make process',
    with: 'question',
    unless: 'local',
    effect: 'Read',
    clarity: 'fair',
  },
  { verbs: 'create', with: 'launch', effect: 'Execute', clarity: 'clear' },
  { verbs: 'update upgrade', with: 'software', effect: 'Execute', clarity: 'clear' },
  { verbs: 'forward', with: 'port', effect: 'Execute', clarity: 'clear' },
  { verbs: 'generate render', with: 'drawing', effect: 'Read', clarity: 'fair' },
  { verbs: 'generate create', with: 'media', unless: 'drawing', effect: 'Execute', clarity: 'fair' },
  { verbs: 'simulate send', with: 'keys', effect: 'Execute', clarity: 'clear' },
  { verbs: 'assign request ask', with: 'robot', effect: 'Execute', clarity: 'fair' },
  { verbs: 'publish', with: 'site', effect: 'Execute', clarity: 'fair' },
  { verbs: 'pull', with: 'upstream', effect: 'Write', clarity: 'clear' },
  { verbs: 'pull', with: 'anything', via: ['from', 'upstream'], effect: 'Write', clarity: 'clear' },
  { verbs: 'connect', with: 'anything', via: ['to', 'host'], effect: 'Execute', clarity: 'fair' },
  { verbs: 'decompress extract', with: 'packing', effect: 'Write', clarity: 'fair' },
  { verbs: 'convert', with: 'anything', via: ['to', 'standing'], effect: 'Write', clarity: 'fair' },
  { verbs: 'open test', with: 'program', effect: 'Execute', clarity: 'fair' },
  { verbs: 'remove', with: 'anything', via: ['from', 'bin'], effect: 'Write', clarity: 'fair' },
  { verbs: 'load', with: 'anything', via: ['into', 'vessel'], effect: 'Write', clarity: 'fair' },
  { verbs: 'apply', with: 'method', effect: 'Read', clarity: 'fair' },
  { verbs: 'navigate', with: 'tree', effect: 'Read', clarity: 'fair' },
  { verbs: 'use employ ask delegate', with: 'agent', effect: 'Execute', clarity: 'fair' },
  {
    verbs:
      'set turn toggle open close lock unlock start stop dim adjust control switch play pause resume skip print move',
    with: 'appliance',
    effect: 'Execute',
    clarity: 'clear',
  },
  { verbs: 'evaluate test', with: 'code', effect: 'Execute', clarity: 'fair' },
  { verbs: 'load open', with: 'address', effect: 'Execute', clarity: 'fair' },
  { verbs: 'resolve', with: 'ticket', effect: 'Write', clarity: 'clear' },
  { verbs: 'generate', with: 'secret', effect: 'Write', clarity: 'fair' },
];
