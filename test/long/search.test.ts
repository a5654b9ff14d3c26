import { expect, it } from 'vitest';
import { measureSearch } from '../bench/search/search.ts';

it('downloads at most 150 kB before the first results, at 100,000 tools', async () => {
  const { downloads } = await measureSearch(100_000);
  expect(downloads.filter(({ bytes }) => bytes > 150_000)).toEqual([]);
});
