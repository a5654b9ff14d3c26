import { expect, test } from 'vitest';
import { glama } from '../../../crawler/sources/glama/source.ts';
import { glamaServer, startGlama } from './doubles/glama.ts';
import { closing, openTestHttp, readSource } from './doubles/read.ts';

const start = async (...places: Parameters<typeof startGlama>) => closing(await startGlama(...places));

const TOOLS = [{ name: 'create_invoice', description: 'Creates', inputSchema: { type: 'object' } }];

test('every page is read, and each server asked for its tools', async () => {
  const double = await start(['a', 'b', 'c'].map((id) => glamaServer(id)));
  double.tools = { a: TOOLS };
  const http = openTestHttp();
  const { records, dropped, end } = await readSource(glama(double.url), { http });
  expect(dropped).toEqual([]);
  expect(records.map(({ id }) => id)).toEqual(['glama/acme/server-a', 'glama/acme/server-b', 'glama/acme/server-c']);
  const [first, second] = records;
  expect(first).toMatchObject({
    source: 'glama',
    title: 'Server a',
    repository: { url: 'https://github.com/acme/server-a' },
    repositoryVouched: false,
    packages: [],
    remotes: [],
    declared: { tools: TOOLS, complete: true },
    notes: { page: 'https://glama.ai/mcp/servers/acme/server-a', licence: 'MIT License' },
    url: `${double.url}/api/mcp/v1/servers/a`,
  });
  expect(JSON.parse(first?.body ?? '')).toMatchObject({ id: 'a', tools: TOOLS });
  expect(second?.declared).toBeUndefined();
  expect(end?.covered).toBe('everything');
  expect(double.asked[0]).toBe('/api/mcp/v1/servers?first=100');
  expect(http.paces).toEqual({ [new URL(double.url).host]: { requests: 1, everyMs: 2_000 } });
});

test('an unchanged entry costs nothing, until its details are a month old', async () => {
  const double = await start(['a', 'b', 'c'].map((id) => glamaServer(id)));
  const { end } = await readSource(glama(double.url));
  double.asked.length = 0;
  double.servers[1] = glamaServer('b', { description: 'Other' });
  const second = await readSource(glama(double.url), { state: end?.state });
  expect(second.records.map(({ key }) => key)).toEqual(['acme/server-b']);
  expect(second.end?.covered).toBe('changes');
  expect(double.asked.filter((path) => !path.includes('?'))).toEqual(['/api/mcp/v1/servers/b']);
  const later = { state: second.end?.state, now: '2026-12-25T03:17:00.000Z' };
  expect((await readSource(glama(double.url), later)).records).toHaveLength(3);
  const full = await readSource(glama(double.url), { state: second.end?.state, full: true });
  expect([full.records.length, full.end?.covered]).toEqual([3, 'everything']);
});

test('what is gone from the list is handed on as deleted, unless all of it is gone', async () => {
  const double = await start(['a', 'b', 'c'].map((id) => glamaServer(id)));
  const { end } = await readSource(glama(double.url));
  double.servers.splice(1, 1);
  const { records } = await readSource(glama(double.url), { state: end?.state });
  expect(records.map(({ key, status }) => [key, status])).toEqual([['acme/server-b', 'deleted']]);
  double.servers.length = 0;
  await expect(readSource(glama(double.url), { state: end?.state })).rejects.toThrow(/lists no server at all/);
});

test('a reading that was killed goes on where it stopped', async () => {
  const double = await start(['a', 'b', 'c', 'd', 'e'].map((id) => glamaServer(id)));
  const killed = await readSource(glama(double.url), { stopAfter: 1 });
  expect(killed.records).toHaveLength(2);
  double.asked.length = 0;
  const resumed = await readSource(glama(double.url), { state: killed.resume });
  expect(resumed.records.map(({ key }) => key.at(-1))).toEqual(['c', 'd', 'e']);
  expect(double.asked[0]).toContain('after=');
  expect(resumed.end?.covered).toBe('changes');
  expect(Object.keys((resumed.end?.state as { known: object }).known)).toHaveLength(5);
});

test('a position that is none any more starts the reading over', async () => {
  const double = await start(['a', 'b'].map((id) => glamaServer(id)));
  const state = { known: {}, begun: { at: 'bm9uZQ==', met: [] } };
  const { records } = await readSource(glama(double.url), { state });
  expect(records).toHaveLength(2);
});

test('a bad entry, a second spelling and a detail that fails cost themselves', async () => {
  const double = await start(
    [
      glamaServer('a', { repository: { url: 'javascript:alert(1)' }, attributes: 'none', description: null }),
      glamaServer('b', { namespace: '@acme', slug: 'server-a' }),
      glamaServer('../c'),
      glamaServer('d', { slug: '../../etc' }),
      'none',
      glamaServer('e'),
      glamaServer('f'),
    ] as Record<string, unknown>[],
    10,
  );
  double.details = { e: { status: 404, body: '{}' }, f: { body: '{"unexpected":true}' } };
  const { records, dropped, end } = await readSource(glama(double.url));
  expect(records.map(({ key }) => key)).toEqual(['acme/server-a', 'acme/server-e', 'acme/server-f']);
  expect(records[0]).not.toHaveProperty('repository');
  const page = `${double.url}/api/mcp/v1/servers?first=100`;
  expect(dropped).toEqual([
    { where: `${page}#1`, reason: 'acme/server-a is in the list more than once; its first entry counts' },
    { where: `${page}#2`, reason: expect.stringMatching(/^id: must be/) as string },
    { where: `${page}#3`, reason: expect.stringMatching(/^slug: must be/) as string },
    { where: `${page}#4`, reason: expect.stringMatching(/expected object/) as string },
    { where: `${page}#5`, reason: expect.stringMatching(/^the details of acme\/server-e cannot be read: /) as string },
    { where: `${page}#6`, reason: expect.stringMatching(/does not answer in the shape/) as string },
  ]);
  expect(Object.keys((end?.state as { known: object }).known)).toEqual(['acme/server-a']);
});

test('the key goes to its own host alone', async () => {
  const double = await start([glamaServer('a')]);
  await readSource(glama(double.url, 'secret'));
  expect(double.headers.authorization).toBe('Bearer secret');
  process.env['GLAMA_API_KEY'] = 'secret of the environment';
  try {
    await readSource(glama(double.url));
  } finally {
    delete process.env['GLAMA_API_KEY'];
  }
  expect(double.headers.authorization).toBeUndefined();
});

test('pages in a circle and one without its cursor end with what to do', async () => {
  const double = await start([glamaServer('a')]);
  double.circular = true;
  await expect(readSource(glama(double.url))).rejects.toThrow(/leads back to a page/);
  double.endCursor = null;
  await expect(readSource(glama(double.url))).rejects.toThrow(/must say where the next page begins/);
});
