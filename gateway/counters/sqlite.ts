import { closeSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import type { Spend } from '../../policy/evaluate.ts';
import { ceiling } from '../../policy/fits.ts';
import { GatewayError } from '../errors.ts';
import { KEPT_AFTER, tooLate, type CounterStore, type Used } from './store.ts';

/** "MCPg": tells our files from any other program's. */
const APPLICATION_ID = 0x4d435067;
const VERSION = 1;
/** How long to wait for a lock, in milliseconds. Another reservation takes some microseconds. */
const PATIENCE = 2000;

const SCHEMA = `
  CREATE TABLE counter (key TEXT PRIMARY KEY, used REAL NOT NULL, ends INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX counter_ends ON counter (ends);
  CREATE TABLE clock (id INTEGER PRIMARY KEY CHECK (id = 1), seen INTEGER NOT NULL) STRICT;
  INSERT INTO clock VALUES (1, 0);
`;

/**
 * Counters in a file, exact among all processes that have it open. What was reserved survives the end of the process; a
 * power cut may lose the last moments (`synchronous = NORMAL`).
 *
 * The store remembers the latest time it has seen. A clock that is set back stands still until the real time is there
 * again, so that no window opens twice. A clock that is set forward opens the next windows early, and when it is set
 * right again, that is a clock set back: limits that are used up stay so until that time. Removing the file starts anew.
 * @throws GatewayError when the file cannot be used
 */
export function openSqliteCounters(path: string): CounterStore {
  const db = explained(path, () => openFile(path));
  const opened = statSync(path);
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const rollback = db.prepare('ROLLBACK');
  const add = db.prepare<[string, number, number, number]>(
    `INSERT INTO counter VALUES (?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET used = used + excluded.used WHERE used + excluded.used <= ?`,
  );
  const giveBack = db.prepare<[number, string]>('UPDATE counter SET used = max(0, used - ?) WHERE key = ?');
  const removeEnded = db.prepare<[number]>('DELETE FROM counter WHERE ends <= ?');
  const readSeen = db.prepare<[], number>('SELECT seen FROM clock').pluck();
  const writeSeen = db.prepare<[number]>('UPDATE clock SET seen = max(seen, ?)');
  const readUsed = db.prepare<[number], Used>('SELECT key, used, ends FROM counter WHERE ends > ? ORDER BY key');
  let seen = 0;
  let removed = 0;

  function now(): number {
    seen = Math.max(seen, Date.now(), readSeen.get() ?? 0);
    return seen;
  }

  function inTransaction<T>(work: () => T, keep: (result: T) => boolean): T {
    assertSameFile(path, opened);
    begin.run();
    try {
      const result = work();
      (keep(result) ? commit : rollback).run();
      return result;
    } catch (error) {
      if (db.inTransaction) rollback.run();
      throw error;
    }
  }

  function reserveAll(spends: readonly Spend[]): Spend | undefined {
    const time = now();
    if (spends.some(({ ends }) => ends + KEPT_AFTER <= time)) throw tooLate();
    writeSeen.run(time);
    if (time >= removed + KEPT_AFTER) {
      removeEnded.run(time - KEPT_AFTER);
      removed = time;
    }
    return spends.find(
      ({ key, amount, max, ends }) => amount > ceiling(max) || add.run(key, amount, ends, ceiling(max)).changes === 0,
    );
  }

  return {
    now,
    reserve: (spends) =>
      spends.length === 0
        ? undefined
        : inTransaction(
            () => reserveAll(spends),
            (full) => full === undefined,
          ),
    release(spends) {
      if (spends.length === 0) return;
      inTransaction(
        () => {
          for (const { key, amount } of spends) giveBack.run(amount, key);
        },
        () => true,
      );
    },
    inUse: () => readUsed.all(now()),
    close: () => {
      db.close();
    },
  };
}

function openFile(path: string): Database.Database {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  // SQLite would make the file readable for everyone; its log takes on the mode of the file.
  closeSync(openSync(path, 'a', 0o600));
  const db = new Database(path, { timeout: PATIENCE });
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = NORMAL');
    db.transaction(prepare).immediate(db, path);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function prepare(db: Database.Database, path: string): void {
  const owner = db.pragma('application_id', { simple: true }) as number;
  const tables = db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() as number;
  if (owner === 0 && tables === 0) {
    db.exec(SCHEMA);
    db.pragma(`application_id = ${APPLICATION_ID}`);
    db.pragma(`user_version = ${VERSION}`);
    return;
  }
  if (owner !== APPLICATION_ID) throw new GatewayError(`${path}: ${FOREIGN}`);
  const version = db.pragma('user_version', { simple: true }) as number;
  if (version > VERSION)
    throw new GatewayError(
      `${path}: these counters were made by a newer version of the gateway. Update it, or name another file.`,
    );
  if (db.pragma('quick_check(1)', { simple: true }) !== 'ok') throw new GatewayError(`${path}: ${DAMAGED}`);
}

/** A file that was removed or replaced is still written to by who has it open; another process would count anew. */
function assertSameFile(path: string, opened: { ino: number; dev: number }): void {
  const there = statSync(path, { throwIfNoEntry: false });
  if (there?.ino === opened.ino && there.dev === opened.dev) return;
  throw new Error(`The file of the counters, ${path}, was removed or replaced. Restart the gateway.`);
}

const FOREIGN = 'this file belongs to another program. Name another file for the state.';
const DAMAGED = 'the counters are damaged. Move the file away to start anew; what was used up is then forgotten.';

const ADVICE: Record<string, string> = {
  SQLITE_NOTADB: FOREIGN,
  SQLITE_CORRUPT: DAMAGED,
  SQLITE_BUSY: 'another program holds the counters. End it, or name another file for the state.',
  SQLITE_READONLY: 'the counters cannot be written. Check the permissions of the file and its folder.',
  SQLITE_CANTOPEN: 'the counters cannot be opened. Check the permissions of the file and its folder.',
  SQLITE_FULL: 'the disk is full. Free some space, then start again.',
  SQLITE_IOERR: 'the disk did not take or give the counters. Check its space and health.',
};

function explained<T>(path: string, open: () => T): T {
  try {
    return open();
  } catch (error) {
    if (error instanceof GatewayError) throw error;
    const sqlite = error instanceof Database.SqliteError;
    const advice = sqlite ? ADVICE[error.code.split('_').slice(0, 2).join('_')] : undefined;
    const reason = error instanceof Error ? error.message : String(error);
    throw new GatewayError(`${path}: ${advice ?? `the counters cannot be opened: ${reason}`}`, { cause: error });
  }
}
