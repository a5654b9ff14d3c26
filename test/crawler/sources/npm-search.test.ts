import { expect, test } from 'vitest';
import { npmSearch } from '../../../crawler/sources/npm-search/source.ts';
import { startLoopback, type Double } from './doubles/loopback.ts';
import { closing, keysOf, openTestHttp, readSource } from './doubles/read.ts';

interface SearchDouble extends Double {
  /** As they are found, first to last. */
  names: string[];
  total: number | undefined;
}

/** npm's search: pages are cut shorter than asked for. */
async function start(names: string[], pageSize = 2): Promise<SearchDouble> {
  const double = closing(
    await startLoopback(({ searchParams }) => {
      const from = Number(searchParams.get('from'));
      const found = search.names.slice(from, from + pageSize).map((name) => ({ package: { name, version: '1.0.0' } }));
      return { body: JSON.stringify({ objects: found, total: search.total ?? search.names.length }) };
    }),
  );
  const search: SearchDouble = Object.assign(double, { names, total: undefined });
  return search;
}

test('every page is asked for, and each package is an offer of one version', async () => {
  const double = await start(['a', '@acme/b', 'c']);
  const http = openTestHttp();
  const { records, end } = await readSource(npmSearch(double.url), { http });
  expect(records[1]).toMatchObject({
    key: '@acme/b',
    id: 'npm/@acme/b',
    packages: [{ registry: 'npm', package: '@acme/b', version: '1.0.0', transport: 'stdio', settings: [] }],
    url: `${double.url}/@acme%2fb`,
  });
  expect(end).toEqual({ covered: 'everything' });
  expect(double.asked).toEqual([0, 2].map((from) => `/-/v1/search?text=keywords%3Amcp-server&size=250&from=${from}`));
  expect(http.paces).toEqual({ [new URL(double.url).host]: { requests: 1, everyMs: 1_000 } });
});

test('what was not met is gone only when as many were met as are counted', async () => {
  const double = await start(['a', 'b', 'a', 'c']);
  const repeated = await readSource(npmSearch(double.url));
  expect([keysOf(repeated), repeated.end?.covered]).toEqual([['a', 'b', 'c'], 'changes']);
  double.total = 12_000;
  expect((await readSource(npmSearch(double.url))).end?.covered).toBe('changes');
});

test('the search is not asked for more than it gives', async () => {
  const names = Array.from({ length: 10_500 }, (_, index) => `s${index}`);
  const double = await start(names, 2_500);
  const { records, end } = await readSource(npmSearch(double.url));
  expect([records.length, double.asked.length, end?.covered]).toEqual([10_000, 4, 'changes']);
});

test('a reading that was killed goes on at its page, and knows whom it has met', async () => {
  const double = await start(['a', 'b', 'a', 'c']);
  const killed = await readSource(npmSearch(double.url), { stopAfter: 1 });
  double.asked.length = 0;
  const resumed = await readSource(npmSearch(double.url), { state: killed.resume });
  expect(keysOf(resumed)).toEqual(['c']);
  expect(double.asked).toHaveLength(1);
});
