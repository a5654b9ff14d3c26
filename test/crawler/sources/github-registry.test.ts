import { expect, test } from 'vitest';
import { githubRegistry } from '../../../crawler/sources/github-registry/source.ts';
import { openHttp } from '../../../crawler/http/open.ts';
import { readOptOut } from '../../../crawler/http/opt-out.ts';
import { startGithubRegistry } from './doubles/github-registry.ts';
import { startLoopback } from './doubles/loopback.ts';
import { closing, keysOf, readSource } from './doubles/read.ts';

const entry = (name: string): unknown => ({
  server: { name, version: '1.0.0', repository: { url: 'https://github.com/else/where', source: 'github' } },
  _meta: { 'io.modelcontextprotocol.registry/official': { status: 'active', isLatest: true } },
});

test('a server gets the id that it has in the official registry, and its repository is vouched for', async () => {
  const double = closing(await startGithubRegistry({ entries: [entry('com.acme/a'), entry('acme/b')] }));
  const { records } = await readSource(githubRegistry(double.url));
  expect(records.map(({ key, id, repositoryVouched }) => [key, id, repositoryVouched])).toEqual([
    ['com.acme/a', 'com.acme/a', true],
    ['acme/b', 'github/acme/b', true],
  ]);
});

test('rows without the wrapper and the older cursor are read too', async () => {
  const entries = [{ name: 'com.acme/a' }, { name: 'com.acme/b' }, { name: 'com.acme/c' }, { name: 'com.acme/a' }];
  const double = closing(await startGithubRegistry({ entries, pageSize: 1, cursorName: 'next_cursor' }));
  const reading = await readSource(githubRegistry(double.url));
  expect(keysOf(reading)).toEqual(['com.acme/a', 'com.acme/b', 'com.acme/c']);
  expect(reading.dropped).toEqual([
    { where: 'github-registry com.acme/a: servers[0]', reason: 'the name came before' },
  ]);
});

test('a change on a later page is seen, though the first page is the same', async () => {
  const double = closing(
    await startGithubRegistry({ entries: ['a', 'b', 'c'].map((it) => entry(`com.acme/${it}`)), pageSize: 1 }),
  );
  const source = githubRegistry(double.url);
  const first = await readSource(source);
  double.entries = [...double.entries.slice(0, 2), entry('com.acme/d')];
  const second = await readSource(source, { state: first.end?.state });
  expect(keysOf(second)).toEqual(['com.acme/a', 'com.acme/b', 'com.acme/d']);
  double.asked.length = 0;
  const third = await readSource(source, { state: second.end?.state });
  expect(third).toMatchObject({ records: [], batches: 0, end: { covered: 'unchanged', state: second.end?.state } });
  expect(double.asked).toHaveLength(3);
});

test('what one place said is not asked of another', async () => {
  const one = closing(await startGithubRegistry({ entries: [entry('com.acme/a')] }));
  const other = closing(await startGithubRegistry({ entries: [entry('com.acme/b')] }));
  const first = await readSource(githubRegistry(one.url));
  one.asked.length = 0;
  expect(keysOf(await readSource(githubRegistry(other.url), { state: first.end?.state }))).toEqual(['com.acme/b']);
  expect(one.asked).toEqual([]);
});

test('a list that goes on for ever is given up', async () => {
  const double = closing(
    await startLoopback(({ searchParams }) => {
      const nextCursor = String(Number(searchParams.get('cursor') ?? 0) + 1);
      return { body: JSON.stringify({ servers: [], metadata: { nextCursor, count: 0 } }) };
    }),
  );
  const pace = { requests: 1_000_000, everyMs: 1 };
  const http = closing(openHttp({ allowPrivate: true, optOut: readOptOut(''), pace }));
  await expect(readSource(githubRegistry(double.url), { http })).rejects.toThrow('has more than 5,000 pages');
  expect(double.asked).toHaveLength(5_000);
});
