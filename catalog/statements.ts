import type { Statement } from 'better-sqlite3';
import type { Catalog } from './database.ts';

const KEPT = new WeakMap<Catalog, Map<string, Statement<never[]>>>();

/**
 * A statement of this text, made once for each connection: making one takes longer than running it, and what is asked
 * for one server is asked for ten thousand. A text is always run in the same mode (`pluck`, `raw`), and never while it
 * is still being iterated.
 */
export function prepared<P extends unknown[] = unknown[], R = unknown>(db: Catalog, sql: string): Statement<P, R> {
  const kept = KEPT.get(db) ?? new Map<string, Statement<never[]>>();
  KEPT.set(db, kept);
  const statement = kept.get(sql) ?? db.prepare<never[]>(sql);
  kept.set(sql, statement);
  return statement as unknown as Statement<P, R>;
}
