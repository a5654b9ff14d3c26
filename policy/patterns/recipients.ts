import { MOST_AT_ONCE } from '../recommend/numbers.ts';

/** A text with more addresses of mail in it than `MOST_AT_ONCE`. */
export const MANY_ADDRESSES = {
  pattern: `(?:@[^@]*){${MOST_AT_ONCE + 1}}`,
  means: `holds more than ${MOST_AT_ONCE} addresses`,
};
