import type { Catalog } from '../catalog/database.ts';
import { lastListing, saveListing, saveRun, saveServer } from '../catalog/write.ts';
import { LISTING_STATES } from '../catalog/vocabulary.ts';
import { crawl, type CrawlEvent, type CrawlOptions, type CrawlReport, type CrawlStore } from '../crawler/crawl.ts';
import { count, type Progress } from './progress.ts';

/** What a command can ask of a crawl. */
export type CrawlRequest = Omit<CrawlOptions, 'store' | 'signal' | 'onEvent' | 'cacheFolder'>;

/** What the crawler stores things with. */
function storeOf(db: Catalog): CrawlStore {
  return {
    lastListing: (id) => lastListing(db, id),
    saveServer: (server) => {
      saveServer(db, server);
    },
    saveListing: (id, listing, manifest) => {
      saveListing(db, id, listing, manifest);
    },
    saveRun: (run) => {
      saveRun(db, run);
    },
  };
}

/**
 * Crawls into the catalog. The first interrupt lets what is in flight finish and starts nothing new; the second one
 * ends the process as usual.
 */
export async function crawlCatalog(
  db: Catalog,
  request: CrawlRequest,
  onEvent: (event: CrawlEvent) => void,
): Promise<CrawlReport> {
  const interrupt = new AbortController();
  const stop = (): void => {
    interrupt.abort();
    for (const signal of SIGNALS) process.off(signal, stop);
  };
  for (const signal of SIGNALS) process.on(signal, stop);
  try {
    return await crawl({ ...request, store: storeOf(db), signal: interrupt.signal, onEvent });
  } finally {
    for (const signal of SIGNALS) process.off(signal, stop);
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Shows a crawl to a person: a bar with counts by state on a terminal, and a line for each server elsewhere. */
export function showCrawl(progress: Progress): (event: CrawlEvent) => void {
  let total = 0;
  let done = 0;
  const states = new Map<string, number>();
  const atWork = new Set<string>();
  return (event) => {
    if (event.type === 'planned') total = event.servers;
    if (event.type === 'no-sandbox' || event.type === 'source-failed') progress.say(event.message);
    if (event.type === 'dropped') progress.say(`${event.where}: left out: ${event.reason}`);
    if (event.type === 'failed') progress.say(`${event.server}: a defect of the crawler: ${event.message}`);
    if (event.type === 'started') atWork.add(event.server);
    if (event.type === 'finished' || event.type === 'skipped' || event.type === 'failed') {
      done += 1;
      atWork.delete(event.server);
    }
    if (event.type === 'finished') {
      states.set(event.state, (states.get(event.state) ?? 0) + 1);
      progress.note(`${event.server}: ${summary(event)}`);
    }
    const counts = [...states].map(([state, number]) => `${number} ${state}`);
    progress.update(done, total, [...counts, [...atWork].join(', ')].filter(Boolean).join(' · '));
  };
}

function summary(event: Extract<CrawlEvent, { type: 'finished' }>): string {
  const seconds = `${(event.durationMs / 1000).toFixed(1)} s`;
  if (event.state === 'ok') return `${count(event.tools, 'tool')}, ${seconds}`;
  return `${LISTING_STATES[event.state].label.toLowerCase()}, ${seconds}. ${event.message}`;
}
