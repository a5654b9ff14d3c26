import type { Catalog } from '../catalog/database.ts';
import { beginReading, finishReading, saveRecords } from '../catalog/write-records.ts';
import type { CrawlEvent, SourceReport } from './events.ts';
import type { Http } from './http/http.ts';
import type { Batch, ReadToEnd, Source } from './sources/source.ts';

export interface ReadOptions {
  db: Catalog;
  http: Http;
  /** Ask for everything, not only for what changed. */
  full: boolean;
  /** Stop when a source gave so many records; the next crawl goes on from there. */
  limit: number;
  /** ISO 8601, UTC. */
  now: string;
  signal: AbortSignal | undefined;
  emit: (event: CrawlEvent) => void;
}

/**
 * Reads every source, all at once: each has hosts of its own. What was handed on is stored batch by batch, with where to
 * go on. A source that cannot be read costs only what it did not say.
 * @throws what the catalog throws, once no source is being read any more
 */
export async function readSources(sources: readonly Source[], options: ReadOptions): Promise<SourceReport[]> {
  const read = await Promise.allSettled(sources.map((source) => readSource(source, options)));
  const broken = read.find((it) => it.status === 'rejected');
  if (broken !== undefined) throw broken.reason;
  return read.flatMap((it) => (it.status === 'fulfilled' ? [it.value] : []));
}

/** More are counted; each is told of when it happens. */
const DROPPED_KEPT = 100;

async function readSource(source: Source, options: ReadOptions): Promise<SourceReport> {
  const { db, http, full, limit, now, signal, emit } = options;
  const { id, place, title, terms, homepage } = source;
  const report: SourceReport = {
    ...{ id, place, title, terms, ...(homepage === undefined ? {} : { homepage }) },
    ...{ asked: 0, servers: 0, states: {}, reasons: {} },
    ...{ records: 0, new: 0, changed: 0, unchanged: 0, withdrawn: 0, leftOut: 0, dropped: [] },
  };
  const { reading, state } = beginReading(db, { source: id, place, now, full });
  const counted = counting(http, () => (report.asked += 1));
  const batches = source.read({ http: counted, state, full: reading.full, now: reading.startedAt });
  for (;;) {
    const step = await nextOf(batches);
    if ('problem' in step) {
      report.problem = step.problem;
      emit({ type: 'source-failed', source: id, message: step.problem });
      return report;
    }
    if (step.done === true) {
      report.withdrawn = finishReading(db, reading, { ...step.value, now });
      const { covered } = step.value;
      report.covered = covered;
      emit({ type: 'source-read', source: id, records: report.records, covered });
      return report;
    }
    const { records, dropped, resume } = step.value;
    const stored = saveRecords(db, reading, records, resume);
    for (const what of ['new', 'changed', 'unchanged'] as const) report[what] += stored[what];
    report.records += records.length;
    report.leftOut += dropped.length;
    report.dropped.push(...dropped.slice(0, Math.max(0, DROPPED_KEPT - report.dropped.length)));
    for (const it of dropped) emit({ type: 'dropped', source: id, ...it });
    emit({ type: 'read', source: id, records: report.records });
    if (signal?.aborted === true || report.records >= limit) {
      await batches.return({ covered: 'changes' });
      return report;
    }
  }
}

/** What a source throws is its problem; everything else is ours. */
async function nextOf(
  batches: ReturnType<Source['read']>,
): Promise<IteratorResult<Batch, ReadToEnd> | { problem: string }> {
  try {
    return await batches.next();
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

/** Tells of every question that is asked through it. */
function counting(http: Http, onAsk: () => void): Http {
  return {
    ...http,
    get: (...question) => {
      onAsk();
      return http.get(...question);
    },
    download: (...question) => {
      onAsk();
      return http.download(...question);
    },
  };
}
