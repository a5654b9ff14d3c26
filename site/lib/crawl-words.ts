import type { CrawlDay, SourceRead } from '../../catalog/read-runs.ts';
import { LISTING_STATE_IDS, LISTING_STATES } from '../../catalog/vocabulary.ts';
import { capitalise, day, number, plural, quantity } from './language.ts';

/** What a day's crawls did, in two sentences. */
export function crawlInWords(crawl: CrawlDay): string {
  const tried = sum(Object.values(crawl.states));
  const good = (crawl.states.ok ?? 0) + (crawl.states.empty ?? 0);
  const who = crawl.crawls === 1 ? 'the crawl' : `${number(crawl.crawls)} crawls`;
  const did = `On ${day(crawl.day)}, ${who} tried ${quantity(tried, 'way')} to a list of tools`;
  if (tried === 0) return `${did}: nothing was due.`;
  const gave = `${number(good)} gave ${plural('a list', good, 'lists')}`;
  const rest =
    crawl.notDue > 0
      ? ` ${capitalise(quantity(crawl.notDue, 'more way'))} ${plural('was', crawl.notDue, 'were')} not due.`
      : '';
  return `${did}. ${gave}, ${number(tried - good)} did not, and ${number(crawl.changed)} answered otherwise than the time before.${rest}`;
}

/** The states that ways ended in, the most frequent first. */
export function failuresOf({ states }: CrawlDay): { label: string; meaning: string; count: number }[] {
  return LISTING_STATE_IDS.filter((id) => id !== 'ok' && id !== 'empty' && (states[id] ?? 0) > 0)
    .map((id) => ({ ...LISTING_STATES[id], count: states[id] ?? 0 }))
    .sort((a, b) => b.count - a.count);
}

/** The reasons that ways failed for, the most frequent first. */
export function reasonsOf({ reasons }: CrawlDay): { reason: string; count: number }[] {
  return Object.entries(reasons)
    .map(([reason, count = 0]) => ({ reason, count }))
    .filter(({ reason, count }) => count > 0 && reason !== 'empty')
    .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1));
}

/** Why records of a source were left out, the most frequent reason first, each with the first place. */
export function droppedByReason(dropped: SourceRead['dropped']): { reason: string; where: string; count: number }[] {
  const reasons = new Map<string, { reason: string; where: string; count: number }>();
  for (const { reason, where } of dropped) {
    const known = reasons.get(reason) ?? { reason, where, count: 0 };
    known.count += 1;
    reasons.set(reason, known);
  }
  return [...reasons.values()].sort((a, b) => b.count - a.count);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
