import { createHash } from 'node:crypto';
import type { Catalog } from './database.ts';
import { STATE } from './read-servers.ts';
import type { Category, ListingState, Risk } from './vocabulary.ts';

export interface Counts {
  servers: number;
  listed: number;
  tools: number;
  categories: Partial<Record<Category, number>>;
  risks: Partial<Record<Risk, number>>;
  states: Partial<Record<ListingState, number>>;
  /** ISO 8601 time of the newest listing; undefined in an empty catalog. */
  newest: string | undefined;
}

export function readCounts(db: Catalog): Counts {
  const tally = <K extends string>(sql: string): Partial<Record<K, number>> =>
    Object.fromEntries(db.prepare<[], [K, number]>(sql).raw().all()) as Partial<Record<K, number>>;
  const one = <T>(sql: string): T => db.prepare(sql).pluck().get() as T;
  const states = tally<ListingState>(
    `SELECT ${STATE}, count(*) FROM servers LEFT JOIN listings AS last ON last.id = servers.last_listing GROUP BY 1`,
  );
  return {
    servers: one('SELECT count(*) FROM servers'),
    listed: one('SELECT count(*) FROM servers WHERE manifest_listing IS NOT NULL'),
    tools: one('SELECT count(*) FROM classifications'),
    categories: tally('SELECT category, count(*) FROM classifications GROUP BY 1'),
    risks: tally('SELECT risk, count(*) FROM classifications GROUP BY 1'),
    states,
    newest: one<string | null>('SELECT max(confirmed_at) FROM listings') ?? undefined,
  };
}

/** A hash over everything that pages can show; equal for equal catalogs. */
export function readDigest(db: Catalog): string {
  const hash = createHash('sha256');
  for (const sql of DIGESTED) for (const row of db.prepare(sql).raw().iterate()) hash.update(JSON.stringify(row));
  return hash.digest('hex');
}

const DIGESTED = [
  'SELECT id, title, source, homepage, gone_on, gone_why, same_as, classified_as FROM servers ORDER BY id',
  `SELECT listings.* FROM servers JOIN listings ON listings.id IN (last_listing, manifest_listing)
   ORDER BY servers.id, listings.id`,
  `SELECT targets.server_id, targets.id, active, listings.* FROM targets
   JOIN listings ON listings.id = targets.last_listing ORDER BY targets.server_id, targets.id`,
  'SELECT source, key, server_id, content, retrieved_at, withdrawn_on FROM records ORDER BY source, key',
  'SELECT server_id, id, position, way, active, failing_since FROM targets ORDER BY server_id, id',
  'SELECT source, place, started_at, finished_at FROM readings ORDER BY source, place',
  'SELECT started_at, octet_length(report) FROM runs ORDER BY started_at, id',
  'SELECT id, body FROM attacks ORDER BY id',
  'SELECT body FROM accuracy',
  'SELECT server_id, first_on FROM baselines ORDER BY server_id',
  'SELECT * FROM events ORDER BY night, server_id, tool, kind, step',
];
