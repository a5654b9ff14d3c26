import { limit, TO_DENY, TWO_TO_53, type Refused } from './make.ts';

/** Limits that cannot be. */
export const LIMITS: Refused[] = [
  limit('a max of 0', { max: 0 }, '/max', `must be more than 0; ${TO_DENY}`),
  limit('a negative max', { max: -1 }, '/max', `must be more than 0; ${TO_DENY}`),
  limit('a max beyond 2^53', { max: TWO_TO_53 }, '/max', 'is beyond what a number holds exactly (2^53)'),
  limit('a max in quotes', { max: '5' }, '/max', 'must be a number, not "5"'),
  limit('a window that there is not', { window: 'week' }, '/window', 'must be "minute", "hour" or "day", not "week"'),
  limit(
    'a window in the plural',
    { window: 'hours' },
    '/window',
    'must be "minute", "hour" or "day", not "hours"; did you mean "hour"?',
  ),
  limit(
    'a scope that there is not',
    { scope: 'client' },
    '/scope',
    'must be "grant", "session" or "server", not "client"',
  ),
  limit(
    'a scope misspelt',
    { scope: 'sesion' },
    '/scope',
    'must be "grant", "session" or "server", not "sesion"; did you mean "session"?',
  ),
  limit('a counter without a name', { counter: '' }, '/counter', 'must not be empty'),
  limit('a counter left out', { counter: undefined }, '/counter', 'is missing; it must be a text'),
  limit('an increment of 0', { increment: 0 }, '/increment', 'must be more than 0'),
  limit('an increment below 0', { increment: -2 }, '/increment', 'must be more than 0'),
  limit(
    'two increments',
    { increment: 1, increment_from: 'args.a' },
    '/increment',
    'a call uses up either "increment" or what "increment_from" names; remove one of them',
  ),
  limit(
    'an increment from no path',
    { increment_from: 'amount' },
    '/increment_from',
    'the path must start with "args." and name an argument; did you mean "args.amount"?',
  ),
];
