import type { Catalog } from '../catalog/database.ts';
import { lockForCrawl } from '../catalog/lock.ts';
import { LISTING_STATES } from '../catalog/vocabulary.ts';
import { crawl, type CrawlEvent, type CrawlOptions, type CrawlReport } from '../crawler/crawl.ts';
import { count, type Progress } from './progress.ts';

/** What a command can ask of a crawl. */
export type CrawlRequest = Omit<CrawlOptions, 'db' | 'signal' | 'onEvent' | 'cacheFolder'>;

/**
 * Crawls into the catalog, alone. The first interrupt lets what is in flight finish and starts nothing new; the second
 * one ends the process as usual.
 * @throws CatalogError when another crawl is at work on this catalog
 */
export async function crawlCatalog(
  db: Catalog,
  request: CrawlRequest,
  onEvent: (event: CrawlEvent) => void,
): Promise<CrawlReport> {
  const unlock = lockForCrawl(db.name);
  const interrupt = new AbortController();
  const stop = (): void => {
    interrupt.abort();
    for (const signal of SIGNALS) process.off(signal, stop);
  };
  for (const signal of SIGNALS) process.on(signal, stop);
  try {
    return await crawl({ ...request, db, signal: interrupt.signal, onEvent });
  } finally {
    for (const signal of SIGNALS) process.off(signal, stop);
    unlock();
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** More dropped records of one source than this are counted, and told of in the report alone. */
const DROPPED_SHOWN = 20;

/** Shows a crawl to a person: a bar with counts by state on a terminal, and a line for each server elsewhere. */
export function showCrawl(progress: Progress): (event: CrawlEvent) => void {
  let total = 0;
  let done = 0;
  const read = new Map<string, number>();
  const dropped = new Map<string, number>();
  const states = new Map<string, number>();
  const atWork = new Set<string>();
  return (event) => {
    if (event.type === 'read') read.set(event.source, event.records);
    if (event.type === 'source-read') progress.note(`${event.source}: ${count(event.records, 'record')} read`);
    if (event.type === 'planned' || event.type === 'readmes') total += event.due;
    if (event.type === 'no-sandbox' || event.type === 'source-failed' || event.type === 'warning')
      progress.say(event.message);
    if (event.type === 'dropped') {
      const before = dropped.get(event.source) ?? 0;
      dropped.set(event.source, before + 1);
      if (before < DROPPED_SHOWN) progress.say(`${event.where}: left out: ${event.reason}`);
      if (before === DROPPED_SHOWN) progress.say(`${event.source}: more was left out; the report has it all.`);
    }
    if (event.type === 'failed') progress.say(`${event.server}: a defect of the crawler: ${event.message}`);
    if (event.type === 'started') atWork.add(event.server);
    if (event.type === 'finished' || event.type === 'failed') {
      done += 1;
      atWork.delete(event.server);
    }
    if (event.type === 'finished' && event.way === 'readme') {
      if (event.tools > 0) progress.note(`${event.server}: ${count(event.tools, 'tool')} claimed by its README`);
    } else if (event.type === 'finished') {
      states.set(event.state, (states.get(event.state) ?? 0) + 1);
      progress.note(`${event.server}: ${summary(event)}`);
    }
    const counts = [...states].map(([state, number]) => `${number} ${state}`);
    const sources = total === 0 ? [...read].map(([source, number]) => `${source}: ${number} records`) : [];
    progress.update(done, total, [...sources, ...counts, [...atWork].join(', ')].filter(Boolean).join(' · '));
  };
}

function summary(event: Extract<CrawlEvent, { type: 'finished' }>): string {
  const seconds = `${(event.durationMs / 1000).toFixed(1)} s`;
  if (event.state === 'ok') return `${count(event.tools, 'tool')}, ${seconds}`;
  return `${LISTING_STATES[event.state].label.toLowerCase()}, ${seconds}. ${event.message}`;
}
