import { describe, expect, test } from 'vitest';
import { officialRegistry } from '../../../crawler/sources/official-registry/source.ts';
import {
  generateRows,
  startOfficialRegistry,
  type OfficialRegistryDouble,
  type RegistryRow,
} from './doubles/official-registry.ts';
import { closing, keysOf, NOW, openPacedHttp, readSource } from './doubles/read.ts';

const A_WEEK_AGO = '2026-11-13T03:17:00.000Z';

function row(name: string, more: Partial<RegistryRow> = {}): RegistryRow {
  return { server: { name: `com.acme/${name}`, version: '1.0.0', description: name }, ...more };
}

async function start(rows: Iterable<RegistryRow>, pageSize = 2): Promise<OfficialRegistryDouble> {
  return closing(await startOfficialRegistry({ rows, pageSize }));
}

function queries({ asked }: OfficialRegistryDouble): Record<string, string>[] {
  return asked.map((path) => Object.fromEntries(new URLSearchParams(path.replace(/^[^?]*/, ''))));
}

describe.concurrent('the official registry', () => {
  test('is asked for the newest versions, page by page, and then for what changed since an hour before', async () => {
    const double = await start([row('a'), row('b'), row('c', { isLatest: false }), row('d+e')]);
    const source = officialRegistry(double.url);
    const first = await readSource(source, { now: A_WEEK_AGO });
    expect(keysOf(first)).toEqual(['com.acme/a', 'com.acme/b']);
    expect(first.dropped).toHaveLength(1);
    expect(first.end).toEqual({ state: { place: double.url, completeAt: A_WEEK_AGO }, covered: 'everything' });
    const query = { version: 'latest', limit: '100', include_deleted: 'true' };
    expect(queries(double)).toEqual([query, { ...query, cursor: 'com.acme/b:1.0.0' }]);

    double.asked.length = 0;
    double.publish(row('a', { isLatest: false, updatedAt: NOW }));
    double.publish({ server: { name: 'com.acme/a', version: '1.1.0' }, updatedAt: NOW });
    double.publish(row('b', { status: 'deleted', statusMessage: 'malware', updatedAt: NOW }));
    double.publish(row('f', { status: 'deprecated', updatedAt: NOW }));
    const second = await readSource(source, { state: first.end?.state });
    expect(queries(double)[0]).toEqual({ ...query, updated_since: '2026-11-13T02:17:00Z' });
    expect(
      second.records.map(({ key, version, status, statusMessage }) => [key, version, status, statusMessage]),
    ).toEqual([
      ['com.acme/a', '1.1.0', 'active', undefined],
      ['com.acme/b', '1.0.0', 'deleted', 'malware'],
      ['com.acme/f', '1.0.0', 'deprecated', undefined],
    ]);
    expect(second.end).toEqual({ state: { place: double.url, completeAt: NOW }, covered: 'changes' });
  });

  test('skips versions that are not the newest without a word', async () => {
    const double = await start([]);
    const body = JSON.stringify({
      servers: [
        { server: row('a').server, _meta: { 'io.modelcontextprotocol.registry/official': { isLatest: false } } },
        {
          server: { ...row('a').server, version: 'not-semver' },
          _meta: { 'io.modelcontextprotocol.registry/official': { isLatest: true } },
        },
      ],
      metadata: { nextCursor: '', count: 2 },
    });
    double.faults.push({ body });
    const { records, dropped } = await readSource(officialRegistry(double.url));
    expect(records.map(({ version, url }) => [version, url])).toEqual([
      ['not-semver', `${double.url}/v0.1/servers/com.acme%2Fa/versions/not-semver`],
    ]);
    expect(dropped).toEqual([]);
    expect(double.asked).toHaveLength(1);
  });

  test('hands on deleted rows in a full read too', async () => {
    const double = await start([row('a', { status: 'deleted', statusMessage: 'spam' }), row('b')]);
    const { records } = await readSource(officialRegistry(double.url));
    expect(records.map(({ status }) => status)).toEqual(['deleted', 'active']);
  });

  test('keeps each row as it came', async () => {
    const double = await start([]);
    const odd =
      '{ "server" : {"name":"com.acme/a",\n "version":"1.0", "version":"1.00", "n": 1e400, "\\u0061":"\\u0000"} , "_meta":{} }';
    double.faults.push({ body: `{"servers":[${odd}],"metadata":{"count":1}}` });
    const { records } = await readSource(officialRegistry(double.url));
    expect(records[0]?.body).toBe(odd);
    expect(records[0]?.version).toBe('1.00');
  });

  test('that leads back to an earlier page is given up, and what it said is kept', async () => {
    const double = await start([row('a'), row('b'), row('c'), row('d'), row('e')]);
    double.repeatsCursor = true;
    const reading = readSource(officialRegistry(double.url));
    await expect(reading).rejects.toThrow(/leads back to a page that was read before.*tell the registry/);
    expect(double.asked.length).toBeLessThan(4);
  });

  test('whose pages do not say how they go on is not taken for whole', async () => {
    const double = await start([]);
    double.broken = { body: '{"servers":[]}' };
    await expect(readSource(officialRegistry(double.url))).rejects.toThrow(/without "metadata"/);
    double.broken = { body: '{"servers":[],"metadata":{"nextCursor":{}}}' };
    await expect(readSource(officialRegistry(double.url))).rejects.toThrow(/without "metadata"/);
  });

  test('goes on after any page, with the same question', async () => {
    const double = await start([...generateRows(7)]);
    const source = officialRegistry(double.url);
    const whole = keysOf(await readSource(source, { now: A_WEEK_AGO }));
    expect(whole).toHaveLength(7);
    for (const pages of [1, 2, 3]) {
      const first = await readSource(source, { stopAfter: pages, now: A_WEEK_AGO });
      const second = await readSource(source, { state: first.resume });
      expect([...keysOf(first), ...keysOf(second)]).toEqual(whole);
      // Counted from when the interrupted read began: what changed meanwhile may stand on a page that was read.
      expect(second.end).toEqual({ state: { place: double.url, completeAt: A_WEEK_AGO }, covered: 'everything' });
    }
  });

  test('goes on with changes when it was interrupted at them, unless everything is asked for', async () => {
    const double = await start([row('a'), row('b'), row('c'), row('d')].map((it) => ({ ...it, updatedAt: NOW })));
    double.publish(row('e', { updatedAt: '2026-01-01T00:00:00Z' }));
    const source = officialRegistry(double.url);
    const state = { place: double.url, completeAt: A_WEEK_AGO };
    const first = await readSource(source, { state, stopAfter: 1 });
    const second = await readSource(source, { state: first.resume });
    expect([...keysOf(first), ...keysOf(second)]).toEqual(['a', 'b', 'c', 'd'].map((name) => `com.acme/${name}`));
    expect(second.end?.covered).toBe('changes');
    const full = await readSource(source, { state: first.resume, full: true });
    expect(full.records).toHaveLength(5);
    expect(full.end?.covered).toBe('everything');
  });

  test('starts over once when it refuses the cursor', async () => {
    const double = await start([row('a'), row('b'), row('c')]);
    const source = officialRegistry(double.url);
    const first = await readSource(source, { stopAfter: 1 });
    double.refused.add('com.acme/b:1.0.0');
    double.asked.length = 0;
    await expect(readSource(source, { state: first.resume })).rejects.toMatchObject({
      code: 'bad-request',
      status: 400,
    });
    expect(double.asked).toHaveLength(3);
    double.refused.clear();
    double.faults.push({ status: 422, body: '{"title":"Unprocessable Entity","status":422}' });
    const second = await readSource(source, { state: first.resume });
    expect(second.records).toHaveLength(3);
    expect(second.end?.covered).toBe('everything');
  });

  test('does not take another registry’s state for its own', async () => {
    const double = await start([row('a')]);
    const state = { place: 'https://registry.modelcontextprotocol.io', completeAt: NOW };
    expect((await readSource(officialRegistry(double.url), { state })).end?.covered).toBe('everything');
  });

  test('is asked no faster than it allows', async () => {
    const double = await start(Array.from('abcdefghijklmnopqr', (name) => row(name)));
    const began = performance.now();
    await readSource(officialRegistry(double.url), { http: openPacedHttp() });
    expect(double.asked).toHaveLength(9);
    // Eight in three seconds.
    expect(performance.now() - began).toBeGreaterThan(2_900);
  });
});

describe('the double', () => {
  test.each([
    ['limit=101', 422],
    ['limit=0', 422],
    ['updated_since=yesterday', 400],
    ['updated_since=2026-01-01T00:00:00Z&include_deleted=false', 400],
  ])('refuses %s', async (query, status) => {
    const double = await start([]);
    expect((await fetch(`${double.url}/v0.1/servers?${query}`)).status).toBe(status);
  });
});
