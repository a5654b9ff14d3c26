import type { Catalog } from './database.ts';
import { stringifyJson } from './json.ts';
import type { SourceRecord } from './record.ts';

/** How one reading of a source stands. */
export interface Reading {
  source: string;
  place: string;
  /** ISO 8601, UTC: when it began; names it. */
  startedAt: string;
  /** It asks for everything, not only for what changed. */
  full: boolean;
}

/** What became of a batch of records. */
export interface Stored {
  new: number;
  changed: number;
  unchanged: number;
}

/** What an interrupted reading saw longer ago than this is not taken for seen: it begins anew. */
const KEPT_MS = 7 * 86_400_000;

interface ReadingRow {
  startedAt: string | null;
  isFull: number;
  resume: string | null;
  state: string | null;
}

/**
 * Begins to read a source, or goes on with a reading that was cut off. Who asks for everything goes on only with one
 * that asks for everything, too.
 * @returns the reading, and what the source left to go on from
 */
export function beginReading(
  db: Catalog,
  { source, place, now, full }: { source: string; place: string; now: string; full: boolean },
): { reading: Reading; state: unknown } {
  const row = db
    .prepare<[string, string], ReadingRow>(
      'SELECT started_at AS startedAt, in_full AS isFull, resume, state FROM readings WHERE source = ? AND place = ?',
    )
    .get(source, place);
  const cutOff = row === undefined ? undefined : toGoOnWith(row, { now, full });
  const reading = { source, place, startedAt: cutOff?.startedAt ?? now, full: cutOff?.full ?? full };
  db.prepare(
    `INSERT INTO readings (source, place, started_at, in_full, resume) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (source, place) DO UPDATE SET started_at = excluded.started_at, in_full = excluded.in_full,
       resume = excluded.resume`,
  ).run(source, place, reading.startedAt, reading.full ? 1 : 0, cutOff?.resume);
  const left = cutOff?.resume ?? (full ? undefined : row?.state) ?? undefined;
  return { reading, state: left === undefined ? undefined : JSON.parse(left) };
}

function toGoOnWith(
  { startedAt, isFull, resume, state }: ReadingRow,
  { now, full }: { now: string; full: boolean },
): { startedAt: string; resume: string; full: boolean } | undefined {
  if (startedAt === null || resume === null || Date.parse(now) - Date.parse(startedAt) > KEPT_MS) return undefined;
  // The first reading of all asks for everything, whether it was told so or not.
  const asksForAll = isFull === 1 || state === null;
  return full && !asksForAll ? undefined : { startedAt, resume, full: full || isFull === 1 };
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
      const content = stringifyJson(rest);
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

/** How a reading came to its end. */
export interface Ending {
  /** What the source leaves for its next reading; absent after `unchanged`: what it left before. */
  state?: unknown;
  /** Whether every record was handed on, or those that changed; or the source said that nothing did. */
  covered: 'everything' | 'changes' | 'unchanged';
  /** ISO 8601, UTC. */
  now: string;
}

/**
 * Ends a reading that came to its end. When it covered everything, records of the same place that it did not see are
 * withdrawn.
 * @returns how many were withdrawn
 */
export function finishReading(
  db: Catalog,
  { source, place, startedAt }: Reading,
  { state, covered, now }: Ending,
): number {
  const withdraw = db.prepare(
    `UPDATE records SET withdrawn_on = ? WHERE source = ? AND place = ? AND reading <> ? AND withdrawn_on IS NULL`,
  );
  const end = db.prepare(
    `UPDATE readings SET started_at = NULL, resume = NULL, state = iif(@keeps, state, @left), finished_at = @now
     WHERE source = @source AND place = @place`,
  );
  const keeps = state === undefined && covered === 'unchanged' ? 1 : 0;
  const left = state === undefined ? null : JSON.stringify(state);
  return db
    .transaction(() => {
      end.run({ source, place, now, keeps, left });
      return covered === 'everything' ? withdraw.run(now.slice(0, 10), source, place, startedAt).changes : 0;
    })
    .immediate();
}
