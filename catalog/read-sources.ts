import type { Catalog } from './database.ts';

/** What the catalog holds of one source. */
export interface SourceSummary {
  id: string;
  /** Records that it has now. */
  records: number;
  /** Servers that these records speak of, or that it named before there were records. */
  servers: number;
  /** Records that a complete reading no longer found. */
  withdrawn: number;
  /** ISO 8601, UTC: when it was read to its end last; undefined when it never was. */
  readAt: string | undefined;
  /** ISO 8601, UTC: when a reading began that did not come to its end. */
  unfinishedSince: string | undefined;
}

type Row = Pick<SourceSummary, 'id' | 'records' | 'servers' | 'withdrawn'> &
  Record<'readAt' | 'unfinishedSince', string | null>;

const NAMED = `SELECT source, server_id FROM records WHERE server_id IS NOT NULL AND withdrawn_on IS NULL
  UNION SELECT source, id FROM servers WHERE gone_on IS NULL AND same_as IS NULL`;

/** Every source that anything in the catalog comes from, or that was read, by id. */
export function readSources(db: Catalog): SourceSummary[] {
  return db
    .prepare<[], Row>(
      `WITH named AS MATERIALIZED (SELECT source, count(*) AS servers FROM (${NAMED}) GROUP BY 1),
         held AS MATERIALIZED (SELECT source, count(*) FILTER (WHERE withdrawn_on IS NULL) AS records,
           count(withdrawn_on) AS withdrawn FROM records GROUP BY 1),
         known AS (SELECT source FROM held UNION SELECT source FROM named UNION SELECT source FROM readings
           UNION SELECT source FROM servers)
       SELECT known.source AS id, coalesce(records, 0) AS records, coalesce(servers, 0) AS servers,
         coalesce(withdrawn, 0) AS withdrawn,
         (SELECT max(finished_at) FROM readings WHERE readings.source = known.source) AS readAt,
         (SELECT min(started_at) FROM readings WHERE readings.source = known.source) AS unfinishedSince
       FROM known LEFT JOIN held USING (source) LEFT JOIN named USING (source) ORDER BY 1`,
    )
    .all()
    .map((row) => ({
      ...row,
      readAt: row.readAt ?? undefined,
      unfinishedSince: row.unfinishedSince ?? undefined,
    }));
}

/** How many sources name each server now: as much as the catalog knows of which servers people look for. */
export function readNamings(db: Catalog): Map<string, number> {
  return new Map(db.prepare<[], [string, number]>(`SELECT server_id, count(*) FROM (${NAMED}) GROUP BY 1`).raw().all());
}

/** Ids of the servers that a source names now. */
export function readServersOfSource(db: Catalog, source: string): Set<string> {
  return new Set(db.prepare<[string], string>(`SELECT server_id FROM (${NAMED}) WHERE source = ?`).pluck().all(source));
}
