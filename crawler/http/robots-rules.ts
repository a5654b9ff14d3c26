import robotsParser from 'robots-parser';
import { PRODUCT_TOKEN } from './user-agent.ts';

/** Above this many steps, to match an address with rules is work that somebody makes for us on purpose. */
const MOST_STEPS = 50_000_000;

/**
 * The part of a robots.txt that concerns us: the groups for our name, or else those for everybody. Short to keep, and
 * safe to parse: a file that lists ten thousand agents before ten thousand rules would take robots-parser a hundred
 * million steps.
 */
export function rulesForUs(text: string): string {
  const groups = { ours: [] as string[], everybody: [] as string[] };
  let named: ('ours' | 'everybody')[] = [];
  let isNamed = { ours: false, everybody: false };
  let inRules = true;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const [, field = '', value = ''] = /^\s*([a-z-]+)\s*:([^#]*)/i.exec(line) ?? [];
    switch (field.toLowerCase()) {
      case 'user-agent': {
        if (inRules) named = [];
        inRules = false;
        const whose = whoseName(value);
        if (whose === undefined) break;
        named.push(whose);
        isNamed = { ...isNamed, [whose]: true };
        break;
      }
      case 'allow':
      case 'disallow':
      case 'crawl-delay':
        inRules = true;
        for (const whose of new Set(named)) groups[whose].push(`${field}: ${value.trim()}`);
        break;
      default:
    }
  }
  const rules = isNamed.ours ? groups.ours : groups.everybody;
  return rules.length === 0 ? '' : `User-agent: *\n${rules.join('\n')}\n`;
}

function whoseName(value: string): 'ours' | 'everybody' | undefined {
  // A version after the name does not make it another.
  const [name = ''] = value.trim().toLowerCase().split(/[/\s]/);
  if (name === PRODUCT_TOKEN) return 'ours';
  return name === '*' ? 'everybody' : undefined;
}

/** Whether rules from `rulesForUs` let us ask for an address. */
export function allows(rules: string, url: URL): boolean {
  if (rules === '') return true;
  if (rules.length * (url.pathname.length + url.search.length) > MOST_STEPS) return false;
  return robotsParser(new URL('/robots.txt', url).href, rules).isAllowed(url.href, PRODUCT_TOKEN) !== false;
}

/** Between two requests, in milliseconds. */
export function delayOf(rules: string): number {
  const seconds = Number(/^crawl-delay:\s*(\d+(?:\.\d+)?)$/im.exec(rules)?.[1] ?? 0);
  return seconds * 1000;
}
