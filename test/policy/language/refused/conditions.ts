import { condition, value, OPS, SCALAR, TWO_TO_53, type Refused } from './make.ts';

/** Conditions that cannot be tested. */
export const CONDITIONS: Refused[] = [
  condition('a text for a condition', 'args.a', '', 'must be an object, not "args.a"'),
  condition('no path', { op: 'exists' }, '/path', 'is missing; it must be a text'),
  condition('no operator', { path: 'args.a', value: 1 }, '/op', `is missing; it must be ${OPS}`),
  condition(
    'an operator misspelt',
    { path: 'args.a', op: 'not-in', value: [1] },
    '/op',
    `must be ${OPS}, not "not-in"; did you mean "not_in"?`,
  ),
  condition(
    'an operator of another language',
    { path: 'args.a', op: '>=', value: 1 },
    '/op',
    `must be ${OPS}, not ">="; did you mean "gte"?`,
  ),
  condition('no value', { path: 'args.a', op: 'eq' }, '/value', `is missing; it must be ${SCALAR}`),
  value('a list for eq', 'eq', [1], `must be ${SCALAR}, not a list`),
  value('a number that is not held exactly', 'eq', TWO_TO_53, 'is beyond what a number holds exactly (2^53)'),
  value('an empty list for in', 'in', [], 'must not be empty'),
  value('a number for not_in', 'not_in', 1, 'must be a list, not 1'),
  value('an object in the list of in', 'in', [1, {}], `must be ${SCALAR}, not an object`, '/1'),
  value('a text for gt', 'gt', '5', 'must be a number, not "5"'),
  value('null for lte', 'lte', null, 'must be a number, not null'),
  value('a text for exists', 'exists', 'yes', 'must be true or false, not "yes"'),
  value('a list for contains', 'contains', ['x'], `must be ${SCALAR}, not a list`),
  value('an empty pattern', 'regex', '', 'must not be empty'),
  value('a number for a pattern', 'regex', 5, 'must be a text, not 5'),
  value('a pattern that is too long', 'regex', 'x'.repeat(1001), 'must have at most 1000 characters'),
];
