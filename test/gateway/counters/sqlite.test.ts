import { execFile } from 'node:child_process';
import { mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { openSqliteCounters } from '../../../gateway/counters/sqlite.ts';
import { describeCounters, spend } from './contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'counters-'));
let files = 0;
const freshPath = (): string => join(folder, `state-${(files += 1)}`, 'counters.db');

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('counters in SQLite', () => {
  const shared = freshPath();
  describeCounters(() => openSqliteCounters(shared));

  test('are for their owner alone', () => {
    const path = freshPath();
    const counters = openSqliteCounters(path);
    void counters.now();
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(`${path}-wal`).mode & 0o777).toBe(0o600);
    expect(statSync(join(path, '..')).mode & 0o777).toBe(0o700);
    void counters.close();
  });

  test('are exact when four processes reserve at once', async () => {
    const path = freshPath();
    const limited = spend({ max: 1000 });
    const code = `
      import { openSqliteCounters } from './gateway/counters/sqlite.ts';
      const [path, spend] = JSON.parse(process.argv[1]);
      const counters = openSqliteCounters(path);
      let through = 0;
      for (let i = 0; i < 500; i += 1) if (counters.reserve([spend]) === undefined) through += 1;
      process.stdout.write(String(through));
    `;
    const run = async (): Promise<number> => {
      const args = ['--input-type=module', '-e', code, JSON.stringify([path, limited])];
      return Number((await promisify(execFile)(process.execPath, args)).stdout);
    };
    const through = await Promise.all([run(), run(), run(), run()]);
    expect(through.reduce((sum, n) => sum + n)).toBe(1000);
  });

  test('are removed some time after their window', () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const path = freshPath();
    const counters = openSqliteCounters(path);
    const [first, second] = [spend({ max: 5 }), spend({ max: 5, ends: Date.now() + 10 * 3_600_000 })];
    void counters.reserve([first]);
    vi.setSystemTime(first.ends + 60_000);
    void counters.reserve([second]);
    const db = new Database(path, { readonly: true });
    expect(db.prepare('SELECT key FROM counter').pluck().all()).toEqual([second.key]);
    db.close();
    void counters.close();
  });
});

describe('a clock that is set', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  test('back opens no window anew, after a restart too', () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const path = freshPath();
    const before = openSqliteCounters(path);
    const time = Number(before.now());
    void before.reserve([spend({ max: 5 })]);
    void before.close();
    vi.setSystemTime(time - 86_400_000);
    const after = openSqliteCounters(path);
    expect(after.now()).toBe(time);
    void after.close();
  });

  test('back in one process holds for the others', () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const path = freshPath();
    const [a, b] = [openSqliteCounters(path), openSqliteCounters(path)];
    const time = Date.now() + 3_600_000;
    vi.setSystemTime(time);
    void a.reserve([spend({ max: 5, ends: time + 3_600_000 })]);
    vi.setSystemTime(time - 3_600_000);
    expect(b.now()).toBe(time);
    void a.close();
    void b.close();
  });
});

describe('a file that cannot hold counters is refused with what to do', () => {
  const database = (sql: string): string => {
    const path = freshPath();
    void openSqliteCounters(path).close();
    const db = new Database(path);
    db.exec(sql);
    db.close();
    return path;
  };

  test('another kind of file', () => {
    const path = join(folder, 'notes.txt');
    writeFileSync(path, 'Not a database at all, and long enough to be looked at as one. '.repeat(20));
    expect(() => openSqliteCounters(path)).toThrow(/belongs to another program. Name another file/);
  });

  test('a database of another program', () => {
    const path = join(folder, 'other.db');
    const db = new Database(path);
    db.exec('CREATE TABLE notes (text)');
    db.close();
    expect(() => openSqliteCounters(path)).toThrow(/belongs to another program/);
  });

  test('counters of a newer version', () => {
    expect(() => openSqliteCounters(database('PRAGMA user_version = 99'))).toThrow(/newer version.*Update it/);
  });

  test('counters that are damaged', () => {
    const path = database("INSERT INTO counter VALUES ('a', 1, 1)");
    const db = new Database(path, { timeout: 100 });
    db.pragma('journal_mode = DELETE');
    db.unsafeMode(true);
    db.pragma('writable_schema = ON');
    db.exec("UPDATE sqlite_schema SET rootpage = 99 WHERE name = 'counter_ends'");
    db.close();
    expect(() => openSqliteCounters(path)).toThrow(/damaged. Move the file away/);
  });

  test('a folder', () => {
    expect(() => openSqliteCounters(folder)).toThrow(/cannot be opened/);
  });

  test('one whose lock another program keeps: calls are denied', () => {
    const path = freshPath();
    const counters = openSqliteCounters(path);
    const other = new Database(path);
    other.exec('BEGIN IMMEDIATE');
    expect(() => counters.reserve([spend()])).toThrow(/locked/);
    other.exec('ROLLBACK');
    expect(counters.reserve([spend()])).toBeUndefined();
    other.close();
    void counters.close();
  });

  test('one that is removed while it is in use: calls are denied', () => {
    const path = freshPath();
    const counters = openSqliteCounters(path);
    renameSync(path, `${path}.away`);
    expect(() => counters.reserve([spend()])).toThrow(/removed or replaced. Restart/);
    void openSqliteCounters(path).close();
    expect(() => counters.reserve([spend()])).toThrow(/removed or replaced. Restart/);
    void counters.close();
  });
});
