import { path, type Refused } from './make.ts';

/** Paths that name no argument. */
export const PATHS: Refused[] = [
  path(
    'a path without args',
    'amount',
    'the path must start with "args." and name an argument; did you mean "args.amount"?',
  ),
  path(
    'a JSONPath',
    '$.arguments.to.0',
    'the path must start with "args." and name an argument; did you mean "args.to.0"?',
  ),
  path('a path to nothing', 'args', 'the path must name an argument, for example "args.amount"'),
  path('an empty path', '', 'the path must start with "args." and name an argument; for example "args.amount"'),
  path(
    'two dots',
    'args..a',
    'the path has an empty step between two dots, or ends with a dot; did you mean "args.a"?',
  ),
  path(
    'a bracket',
    'args.to[0].name',
    'the path has a bracket, which an index does not need, and which in a name is written \\[; did you mean "args.to.0.name"?',
  ),
  path(
    'a bracket that is never closed',
    'args.to[',
    'the path has a bracket, which an index does not need, and which in a name is written \\[; for example "args.amount"',
  ),
  path(
    'a star after args',
    'args.*',
    'the path has "*" right after args: it means each element of an array, and the arguments are no array',
  ),
  path(
    'a star in a name',
    'args.to*',
    'the path has a star in a name; "*" stands alone between dots, and \\* is a star that belongs to a name',
  ),
  path(
    'a backslash that escapes nothing',
    'args.a\\b',
    'the path has a backslash that escapes nothing; write \\\\ for a backslash',
  ),
  path(
    'a counter as a path',
    'state.pay.count',
    'the path must start with "args."; counters of "state" are written as "limits" here',
  ),
  path('a path that is too long', `args.${'a'.repeat(996)}`, 'must have at most 1000 characters'),
  path('a number as a path', 1, 'must be a text, not 1'),
];
