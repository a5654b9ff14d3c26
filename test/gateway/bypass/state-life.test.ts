import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { callsIn } from './recorded.ts';
import { newPlace, POLICY, startClient, type Client, type Place } from './stdio.ts';

const MAX = 3;
const LIMITED = {
  ...POLICY,
  tools: { ...POLICY.tools, pay: { limits: [{ counter: 'c', window: 'day', max: MAX, scope: 'grant' }] } },
};
const ARGS = ['--state', 'counters.db', '--audit', 'log/audit.jsonl'];

let place: Place;
let client: Client;
let state: string;
let audit: string;
let calls = 0;
beforeEach(async () => {
  place = newPlace(LIMITED);
  state = join(place.folder, 'counters.db');
  audit = join(place.folder, 'log', 'audit.jsonl');
  client = startClient(place, ARGS);
  for (let i = 0; i < MAX; i += 1) expect(await call('pay')).toContain('did pay');
});
afterEach(async () => {
  await client.end();
  expect(callsIn(place.log).filter(([name]) => name === 'pay')).toHaveLength(MAX);
  place.remove();
});

async function call(name: string): Promise<string> {
  calls += 1;
  return JSON.stringify(await client.call(calls, name));
}

const STATE = /The state of the limits cannot be used: .* Rule: state\. Try again later, and tell the person/;
const OVER = /The limit of 3 a day is used up/;

describe('the file of the counters', () => {
  it.each<[string, () => void, RegExp]>([
    [
      'removed',
      () => {
        rmSync(state);
      },
      /was removed or replaced\. Restart the gateway/,
    ],
    [
      'moved away',
      () => {
        renameSync(state, `${state}.old`);
      },
      /was removed or replaced/,
    ],
    [
      'in a folder that is gone',
      () => {
        renameSync(state, `${state}.old`);
        mkdirSync(state);
      },
      /was removed or replaced/,
    ],
    [
      'replaced by a new one',
      () => {
        new Database(`${state}.new`).exec('CREATE TABLE counter (key TEXT) STRICT').close();
        renameSync(`${state}.new`, state);
      },
      /was removed or replaced/,
    ],
    [
      'replaced by an older copy',
      () => {
        writeFileSync(`${state}.copy`, readFileSync(state));
        renameSync(`${state}.copy`, state);
      },
      /was removed or replaced/,
    ],
  ])('%s: calls that it counts are denied, and those that need it not pass', async (_, change, told) => {
    change();
    expect(await call('pay')).toMatch(STATE);
    expect(await call('pay')).toMatch(told);
    expect(await call('free')).toContain('did free');
    expect(client.said()).not.toMatch(/at .*\.ts:\d+/);
  });

  it('locked by another program: calls are denied until it is free', async () => {
    const other = new Database(state);
    other.exec('BEGIN EXCLUSIVE');
    expect(await call('pay')).toMatch(/database is locked.* Rule: state/);
    other.exec('ROLLBACK');
    other.close();
    expect(await call('pay')).toMatch(OVER);
  });

  it.each<[string, () => void]>([
    [
      'cut to nothing',
      () => {
        truncateSync(state);
      },
    ],
    [
      'overwritten',
      () => {
        writeFileSync(state, 'x'.repeat(statSync(state).size));
      },
    ],
    [
      'cut in two',
      () => {
        truncateSync(state, 4096);
      },
    ],
  ])('%s under the gateway: nothing passes more', async (_, change) => {
    change();
    expect(await call('pay')).toMatch(new RegExp(`${STATE.source}|${OVER.source}`));
    expect(await call('free')).toContain('did free');
  });

  it('overwritten before it starts: it does not start, and says why', async () => {
    expect(await client.end()).toBe(0);
    rmSync(`${state}-wal`, { force: true });
    writeFileSync(state, 'x'.repeat(8192));
    client = startClient(place, ARGS);
    expect(await client.end()).toBe(2);
    expect(client.said()).toMatch(/belongs to another program|are damaged/);
  });

  it('and the audit log are for their owner alone', () => {
    for (const file of [state, `${state}-wal`, audit]) expect([file, statSync(file).mode & 0o077]).toEqual([file, 0]);
  });
});

describe('the audit log', () => {
  it('on a full disk: every call is denied, and what it would have used up is not', async () => {
    await client.end();
    client = startClient(place, ['--state', 'other.db', '--audit', '/dev/full']);
    for (const name of ['free', 'pay', 'free']) {
      expect(await call(name)).toMatch(
        /could not be recorded: ENOSPC.* Rule: audit\. Tell the person: the gateway lets nothing through that it cannot record/,
      );
    }
    expect(await call('secret')).toMatch(/hidden by the policy/);
    await client.end();
    client = startClient(place, ['--state', 'other.db']);
    expect(await call('free')).toContain('did free');
  });

  it('in a place that cannot be written: it does not start', async () => {
    await client.end();
    for (const path of ['/proc/audit.jsonl', '.', 'server.jsonl/audit.jsonl', '']) {
      client = startClient(place, ['--audit', path]);
      expect(await client.end()).toBe(2);
      expect(client.said()).toMatch(/the audit log cannot be written/);
    }
  });

  it.each<[string, () => void]>([
    [
      'removed',
      () => {
        rmSync(audit);
      },
    ],
    [
      'moved away, as when logs are rotated',
      () => {
        renameSync(audit, `${audit}.1`);
      },
    ],
  ])('%s: it is begun anew, and no call goes unrecorded', async (_, change) => {
    change();
    expect(await call('free')).toContain('did free');
    expect(await call('secret')).toMatch(/hidden by the policy/);
    const entries = readFileSync(audit, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    expect(entries).toMatchObject([
      { tool: 'free', decision: 'allow' },
      { tool: 'secret', decision: 'deny' },
    ]);
    expect(statSync(audit).mode & 0o077).toBe(0);
  });

  it.each<[string, () => void]>([
    [
      'replaced by a folder',
      () => {
        rmSync(audit);
        mkdirSync(audit);
      },
    ],
    [
      'gone with its folder',
      () => {
        rmSync(join(audit, '..'), { recursive: true });
      },
    ],
  ])('%s: every call is denied', async (_, change) => {
    change();
    expect(await call('free')).toMatch(/could not be recorded: .* Rule: audit/);
    expect(existsSync(join(audit, 'x'))).toBe(false);
  });
});
