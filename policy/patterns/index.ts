import { ADDRESSES } from './addresses.ts';
import { PATHS } from './paths.ts';
import { MANY_ADDRESSES } from './recipients.ts';

/** What each pattern of a recommended policy says of an argument, completing "The argument …". */
export const MEANINGS: ReadonlyMap<string, string> = new Map(
  [...ADDRESSES, ...PATHS, MANY_ADDRESSES].map(({ pattern, means }) => [pattern, means]),
);

/** What a policy with these patterns does not see. */
export function unseenBy(patterns: ReadonlySet<string>): string[] {
  return BLIND.filter(({ known }) => known.some(({ pattern }) => patterns.has(pattern))).map(({ says }) => says);
}

const BLIND = [
  {
    known: ADDRESSES,
    says: 'An address is judged as it is written. A name that leads to a private address, or a public page that redirects to one, is not seen: close those in the network. Where an agent has to open a server on its own machine, take the rule for that out.',
  },
  {
    known: PATHS,
    says: 'A path is judged as it is written. A link or a pattern with wildcards that leads to such a place is not seen, and neither is a secret that lies elsewhere: confine the server with the operating system.',
  },
];
