import type { Catalog } from './database.ts';
import { SourceRecord } from './record.ts';

/** A record as it is stored: what was read from it, and which server it was found to speak of. */
export interface StoredRecord extends Omit<SourceRecord, 'body'> {
  serverId: string | undefined;
  /** Where its source was read. */
  place: string;
  /** ISO 8601 day on which its source no longer had it. */
  withdrawnOn: string | undefined;
}

type Row = Record<'content' | 'retrievedAt' | 'place', string> & Record<'serverId' | 'withdrawnOn', string | null>;

const COLUMNS = 'content, retrieved_at AS retrievedAt, place, server_id AS serverId, withdrawn_on AS withdrawnOn';

/** Every record of every source. */
export function* readRecords(db: Catalog): Generator<StoredRecord> {
  const rows = db.prepare<[], Row>(`SELECT ${COLUMNS} FROM records ORDER BY source, key`);
  for (const row of rows.iterate()) yield recordOf(row);
}

/** What the sources say about one server. */
export function readRecordsOf(db: Catalog, serverId: string): StoredRecord[] {
  return db
    .prepare<[string], Row>(`SELECT ${COLUMNS} FROM records WHERE server_id = ? ORDER BY source, key`)
    .all(serverId)
    .map(recordOf);
}

export function readRecord(db: Catalog, source: string, key: string): StoredRecord | undefined {
  const row = db
    .prepare<[string, string], Row>(`SELECT ${COLUMNS} FROM records WHERE source = ? AND key = ?`)
    .get(source, key);
  return row && recordOf(row);
}

/** The content was parsed on its way in, and nothing but this program writes it. */
function recordOf({ content, retrievedAt, place, serverId, withdrawnOn }: Row): StoredRecord {
  const record = JSON.parse(content) as Omit<SourceRecord, 'body' | 'retrievedAt'>;
  return { ...record, retrievedAt, place, serverId: serverId ?? undefined, withdrawnOn: withdrawnOn ?? undefined };
}
