import { z } from 'zod';
import type { Catalog } from './database.ts';
import { LISTING_STATE_IDS } from './vocabulary.ts';

const count = z.number().int().nonnegative();

/** What a crawl reported of one source, as far as pages show it. */
export const SourceRead = z.object({
  id: z.string(),
  title: z.string().optional(),
  /** What its publisher allows, in one sentence. */
  terms: z.string().optional(),
  /** Where it can be looked at. */
  homepage: z.string().optional(),
  /** How much of it was read; absent when it was not read to its end. */
  covered: z.enum(['everything', 'changes', 'unchanged']).optional(),
  records: count,
  new: count,
  changed: count,
  unchanged: count,
  withdrawn: count,
  /** How many records, or parts of records, were left out. */
  leftOut: count,
  /** The first of them, and why. */
  dropped: z.array(z.object({ where: z.string(), reason: z.string() })),
  /** Why it could not be read to its end. */
  problem: z.string().optional(),
});
export type SourceRead = z.infer<typeof SourceRead>;

/** What a crawl reported of the servers it tried, as far as pages show it. */
const Tried = z.object({
  states: z.partialRecord(z.enum(LISTING_STATE_IDS), count),
  reasons: z.partialRecord(z.string(), count),
  changed: count,
  notDue: count,
});
type Tried = z.infer<typeof Tried>;

/** What the crawls of one day did together: a night that is cut into parts is several crawls. */
export interface CrawlDay extends Tried {
  /** ISO 8601 day, UTC. */
  day: string;
  crawls: number;
}

/** What was done on the latest day on which there was a crawl; undefined when there was none. */
export function readLatestCrawl(db: Catalog): CrawlDay | undefined {
  const rows = db
    .prepare<[], { day: string; report: string }>(
      `SELECT substr(started_at, 1, 10) AS day, json_object('states', report -> '$.states', 'reasons',
         report -> '$.reasons', 'changed', report -> '$.changed', 'notDue', report -> '$.notDue') AS report FROM runs
       WHERE substr(started_at, 1, 10) = (SELECT max(substr(started_at, 1, 10)) FROM runs) ORDER BY started_at, id`,
    )
    .all();
  const runs = rows.flatMap(({ report }) => Tried.safeParse(JSON.parse(report)).data ?? []);
  const day = rows[0]?.day;
  if (day === undefined || runs.length === 0) return undefined;
  return {
    day,
    crawls: runs.length,
    states: added(runs.map(({ states }) => states)),
    reasons: added(runs.map(({ reasons }) => reasons)),
    changed: runs.reduce((sum, { changed }) => sum + changed, 0),
    notDue: runs.reduce((sum, { notDue }) => sum + notDue, 0),
  };
}

/** What the latest crawl that asked a source reported of it, and when that crawl began; undefined when none did. */
export function readLatestRead(db: Catalog, source: string): (SourceRead & { startedAt: string }) | undefined {
  const row = db
    .prepare<[string], { startedAt: string; read: string }>(
      `SELECT started_at AS startedAt, asked.value AS read FROM runs, json_each(report, '$.sources') AS asked
       WHERE asked.type = 'object' AND asked.value ->> '$.id' = ? ORDER BY started_at DESC, runs.id DESC LIMIT 1`,
    )
    .get(source);
  const read = row && SourceRead.safeParse(JSON.parse(row.read)).data;
  return read && { ...read, startedAt: row.startedAt };
}

function added<K extends string>(tallies: readonly Partial<Record<K, number>>[]): Partial<Record<K, number>> {
  const sum: Partial<Record<K, number>> = {};
  for (const tally of tallies) {
    for (const [key, many] of Object.entries(tally) as [K, number][]) sum[key] = (sum[key] ?? 0) + many;
  }
  return sum;
}
