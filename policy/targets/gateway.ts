import { formatPolicy } from '../document.ts';
import type { Target } from './target.ts';

/** The gateway of this repository. It reads the policy as it is. */
export const gateway: Target = {
  id: 'gateway',
  title: 'Gateway of this catalog',
  kind: 'enforced',
  file: 'policy.json',
  language: 'json',
  abilities: { ask: true, arguments: true, limits: true, hide: true, denyOthers: true, reasons: true },
  steps: [
    'Save the policy as policy.json.',
    'Print what belongs into your client, for example Cursor: npm run gateway -- client-config cursor --policy policy.json -- <the command that starts the server>.',
    'In the client, put that in the place of the entry of the server, and remove every other way to the server.',
  ],
  gotchas: [
    'A client that still has the server itself in its configuration goes around the gateway.',
    'A person is asked through the client: a client that cannot show a question (elicitation) gets a denial.',
  ],
  // The language of the text is ours: docs/policy-language.md.
  documentation: [],
  write: ({ policy }) => ({ text: `${formatPolicy(policy)}\n`, lost: [] }),
};
