import type { CrawlDay, SourceRead } from '../../catalog/read-runs.ts';
import { LISTING_STATE_IDS, LISTING_STATES } from '../../catalog/vocabulary.ts';
import { capitalise, day, list, number, plural, quantity } from './language.ts';

/** What a day's crawls did, in two sentences. */
export function crawlInWords(crawl: CrawlDay): string {
  const tried = sum(Object.values(crawl.states));
  const good = (crawl.states.ok ?? 0) + (crawl.states.empty ?? 0);
  const who = crawl.crawls === 1 ? 'the crawl' : `${number(crawl.crawls)} crawls`;
  const did = `On ${day(crawl.day)}, ${who} tried ${quantity(tried, 'way')} to a list of tools`;
  if (tried === 0) return `${did}: nothing was due.`;
  const parts = [
    [good, `gave ${plural('a list', good, 'lists')}`],
    [tried - good, 'did not'],
    [crawl.changed, 'answered for the first time or otherwise than before'],
  ] as const;
  const came = list(parts.flatMap(([count, what]) => (count > 0 ? [`${number(count)} ${what}`] : [])));
  const rest =
    crawl.notDue > 0
      ? ` ${capitalise(quantity(crawl.notDue, 'more way'))} ${plural('was', crawl.notDue, 'were')} not due.`
      : '';
  return `${did}. ${came}.${rest}`;
}

/** "34 records, 3 new, 1 left out; not read to its end." What did not happen is not said. */
export function readInWords(read: SourceRead): string {
  const parts = [
    [read.new, 'new'],
    [read.changed, 'changed'],
  ] as const;
  const told = parts.flatMap(([count, word]) => (count > 0 ? [`${number(count)} ${word}`] : []));
  const gone = read.withdrawn > 0 ? [`${number(read.withdrawn)} withdrawn since`] : [];
  const out = read.leftOut > 0 ? [`${number(read.leftOut)} left out`] : [];
  const all = [quantity(read.records, 'record'), ...told, ...gone, ...out].join(', ');
  return read.covered === undefined ? `${all}; not read to its end.` : `${all}.`;
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
