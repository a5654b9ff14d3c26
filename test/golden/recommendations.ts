import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { formatPolicy } from '../../policy/document.ts';
import { MEANINGS } from '../../policy/patterns/index.ts';
import * as numbers from '../../policy/recommend/numbers.ts';
import { TABLE, type Verdict } from '../../policy/recommend/table.ts';
import { onlyFor, reasonFor, recommendForServer } from '../../policy/recommend.ts';
import { inWords } from '../policy/claims.ts';
import { RECOMMENDED_TOOLS } from './recommended-tools.ts';

/** What is recommended for a tool of each kind, so that a change of the table shows its effect. */
export const RECOMMENDATIONS_FILE = 'test/golden/recommendations.jsonl';
/** The table with its reasons, for people. */
export const RECOMMENDATIONS_PAGE = 'docs/recommendations.md';

/** One line for each number and pattern, then one for each tool; a rule has the meaning of a pattern in its place. */
export function recommendationLines(): string {
  const patterns = [...MEANINGS].map(([pattern, means]) => ({ means, pattern }));
  const tools = RECOMMENDED_TOOLS.map((facts) => {
    const policy = onlyFor(facts.name, recommendForServer([facts]));
    const { category, risk, factors, tool } = facts;
    const written: unknown = JSON.parse(formatPolicy(policy), (key, value: unknown) =>
      key === 'value' && typeof value === 'string' ? `<${MEANINGS.get(value) ?? value}>` : value,
    );
    const schema = tool.inputSchema?.['properties'];
    const untested = reasonFor(facts.name, [facts])?.untested.join(' ');
    const says = inWords(policy, facts.name);
    return { tool: facts.name, category, risk, factors, schema, says, untested, policy: written };
  });
  // Sorted, because runtimes list the exports of a module in different orders.
  const counted = Object.fromEntries(Object.entries(numbers).sort(([a], [b]) => (a < b ? -1 : 1)));
  return [{ numbers: counted }, ...patterns, ...tools].map((line) => `${JSON.stringify(line)}\n`).join('');
}

/** The table as Markdown. */
function tableText(): string {
  const rows = TABLE.map(({ which, verdict, why }) => `| ${which} | ${inShort(verdict)} | ${why} |`);
  return ['| a tool … | gets | because |', '| --- | --- | --- |', ...rows].join('\n');
}

function inShort(verdict: Verdict): string {
  if ('deny' in verdict) return 'denied';
  const { ask, aMinute } = verdict;
  const parts = [ask === undefined ? [] : ['a person is asked'], aMinute === undefined ? [] : [`${aMinute} a minute`]];
  return parts.flat().join(', ') || 'allowed';
}

const START = '<!-- the table of policy/recommend/table.ts -->';
const END = '<!-- end of the table -->';

/** The page with the table as the code has it. */
export function pageText(): string {
  const page = existsSync(RECOMMENDATIONS_PAGE) ? readFileSync(RECOMMENDATIONS_PAGE, 'utf8') : `${START}\n${END}\n`;
  const [before = ''] = page.split(START);
  const [, after = ''] = page.split(END);
  return `${before}${START}\n\n${tableText()}\n\n${END}${after}`;
}

export function writeRecommendations(): void {
  writeFileSync(RECOMMENDATIONS_FILE, recommendationLines());
  writeFileSync(RECOMMENDATIONS_PAGE, pageText());
}
