/**
 * Two words that belong together. In the first group the first word only looks like a verb ("kill chain" kills nothing);
 * in the second a small word completes the verb ("tops up", "rolls out").
 */
function pairs(list: string): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const pair of list.split('|')) {
    const [first = '', second = ''] = pair.trim().split(/\s+/);
    found.set(first, (found.get(first) ?? new Set()).add(second));
  }
  return found;
}

/** Nouns whose first word is spelled like a verb. */
export const COMPOUND_NOUNS = pairs(`
  kill chain | pull request | pull requests | order book | order history | run book | dial plan | check list | check box |
  drop down | set point | break point | call stack | call graph | call log | call logs | stop loss | log file | log files |
  log level | log group | log groups | log stream | sign in | checkout branch | patch panel | push notification |
  push notifications | print job | buy box | trade mark | trade volume | test case | test cases | test suite | test suites |
  test plan | test plans | test run | test runs | test result | test results | test set | charge level | charge point |
  transfer rate | market share | share price | search engine | search index | search console | search space | mail box |
  commit message | commit history | commit hash | branch name | build log | build logs | build number | build status |
  deploy key | deploy keys | deploy preview | archive format | release notes | release note | block explorer |
  block height | block number | block hash | exchange rate | exchange rates | stake pool | stake pools | trigger warning |
  filter option | filter options | filter list | lead time | lock file | lock files | draft order | draft orders |
  query plan | query plans | query log | query logs | query history | index usage | index stats | view count | view counts |
  play list | play store | like count | post count | pin code | post code | zip code | link preview | move history |
  make model | record type | record types | report card | schedule conflict | issue type | issue types | issue tracker |
  label name | tag name | tag names | watch time | watch history | watch list | flag status | flag statuses`);

const PARTICLES = 'up out off on in back down away over';

/** Verbs that a small word completes, written as one word; the verb list says what they do. */
export const PHRASAL_PARTICLES: ReadonlySet<string> = new Set(PARTICLES.split(' '));
