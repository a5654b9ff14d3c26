import type { Catalog } from './database.ts';
import { prepared } from './statements.ts';

/** What a host lets crawlers do, kept for as long as that holds. */
export interface KeptRobots {
  /** The rules of its robots.txt that concern us. */
  rules: string;
  /** ISO 8601, UTC. */
  expiresAt: string;
}

export function readRobots(db: Catalog, host: string): KeptRobots | undefined {
  const sql = 'SELECT rules, expires_at AS expiresAt FROM robots WHERE host = ?';
  return prepared<[string], KeptRobots>(db, sql).get(host);
}

export function saveRobots(db: Catalog, host: string, { rules, expiresAt }: KeptRobots): void {
  prepared(
    db,
    `INSERT INTO robots (host, rules, expires_at) VALUES (?, ?, ?)
     ON CONFLICT (host) DO UPDATE SET rules = excluded.rules, expires_at = excluded.expires_at`,
  ).run(host, rules, expiresAt);
}

/** Forgets what holds no longer. */
export function forgetOldRobots(db: Catalog, now: string): void {
  db.prepare('DELETE FROM robots WHERE expires_at <= ?').run(now);
}
