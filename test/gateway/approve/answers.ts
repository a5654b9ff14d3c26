import { grantOf } from '../parts.ts';

const limits = [{ counter: 'n', window: 'minute', max: 1, scope: 'grant' }];
export const ASKED = grantOf({
  tools: { pay: { approve: [{ conditions: [], reason: 'Moves money.' }], limits }, look: {} },
});
export const YES = { action: 'accept', content: { approve: true } };
export const NOT_YES = [
  { action: 'accept', content: { approve: false } },
  { action: 'accept', content: { approve: 'true' } },
  { action: 'accept' },
  { action: 'decline' },
  { action: 'cancel' },
  { action: 'decline', content: { approve: true } },
  {},
  null,
];
