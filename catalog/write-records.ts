import type { Catalog } from './database.ts';
import type { SourceRecord } from './record.ts';

/** How one reading of a source stands. */
export interface Reading {
  source: string;
  place: string;
  /** ISO 8601, UTC: when it began; names it. */
  startedAt: string;
}

/** What became of a batch of records. */
export interface Stored {
  new: number;
  changed: number;
  unchanged: number;
}

/**
 * Begins to read a source, or goes on with a reading that was cut off.
 * @returns the reading, and what the source left to go on from
 */
export function beginReading(
  db: Catalog,
  { source, place, now, full }: { source: string; place: string; now: string; full: boolean },
): { reading: Reading; state: unknown } {
  const row = db
    .prepare<[string, string], { startedAt: string | null; resume: string | null; state: string | null }>(
      'SELECT started_at AS startedAt, resume, state FROM readings WHERE source = ? AND place = ?',
    )
    .get(source, place);
  const startedAt = row?.startedAt ?? now;
  db.prepare(
    `INSERT INTO readings (source, place, started_at) VALUES (?, ?, ?)
     ON CONFLICT (source, place) DO UPDATE SET started_at = excluded.started_at`,
  ).run(source, place, startedAt);
  const left = row?.resume ?? (full ? null : (row?.state ?? null));
  return { reading: { source, place, startedAt }, state: left === null ? undefined : JSON.parse(left) };
}

/** Stores a batch of a reading together with where to go on after it, all or nothing. */
export function saveRecords(db: Catalog, reading: Reading, records: SourceRecord[], resume: unknown): Stored {
  const stored: Stored = { new: 0, changed: 0, unchanged: 0 };
  const find = db.prepare<[string, string], { content: string; body: string; withdrawnOn: string | null }>(
    'SELECT content, body, withdrawn_on AS withdrawnOn FROM records WHERE source = ? AND key = ?',
  );
  const see = db.prepare('UPDATE records SET reading = ?, place = ? WHERE source = ? AND key = ?');
  const put = db.prepare(
    `INSERT INTO records (source, key, place, content, body, retrieved_at, reading) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (source, key) DO UPDATE SET place = excluded.place, content = excluded.content, body = excluded.body,
       retrieved_at = excluded.retrieved_at, reading = excluded.reading, withdrawn_on = NULL`,
  );
  const go = db.prepare('UPDATE readings SET resume = ? WHERE source = ? AND place = ?');
  const { source, place, startedAt } = reading;
  db.transaction(() => {
    for (const record of records) {
      const { body, retrievedAt, ...rest } = record;
      const content = JSON.stringify(rest);
      const before = find.get(source, record.key);
      if (before?.content === content && before.body === body && before.withdrawnOn === null) {
        see.run(startedAt, place, source, record.key);
        stored.unchanged += 1;
        continue;
      }
      put.run(source, record.key, place, content, body, retrievedAt, startedAt);
      stored[before === undefined ? 'new' : 'changed'] += 1;
    }
    go.run(resume === undefined ? null : JSON.stringify(resume), source, place);
  }).immediate();
  return stored;
}

/**
 * Ends a reading that came to its end. When it covered everything, records of the same place that it did not see are
 * withdrawn.
 * @returns how many were withdrawn
 */
export function finishReading(
  db: Catalog,
  { source, place, startedAt }: Reading,
  { state, everything, now }: { state: unknown; everything: boolean; now: string },
): number {
  return db
    .transaction(() => {
      const { changes } = everything
        ? db
            .prepare(
              `UPDATE records SET withdrawn_on = ?
               WHERE source = ? AND place = ? AND reading <> ? AND withdrawn_on IS NULL`,
            )
            .run(now.slice(0, 10), source, place, startedAt)
        : { changes: 0 };
      db.prepare(
        `UPDATE readings SET started_at = NULL, resume = NULL, state = ?, finished_at = ?
         WHERE source = ? AND place = ?`,
      ).run(state === undefined ? null : JSON.stringify(state), now, source, place);
      return changes;
    })
    .immediate();
}
