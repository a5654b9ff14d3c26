import { expect, it } from 'vitest';
import { search } from '../../../catalog/search/search.ts';
import { ask, filesOf, SHELF } from './shelf.ts';
import { openIndex } from '../../../catalog/search/unpack.ts';

const QUERIES = [
  ...['github delete', 'stripe refund', 'read_file', 'readFile', 'readfile', 'githb', 'gihtub delete', 'cubernetes'],
  ...['del', 'gi', 'stripe banana', 'stripe refund banana', 'qqqqqqqq', '', 'the', '__proto__', 'constructor', '仓库'],
  ...['k8s', 'remove collaborators', 'tool', 'server', '0', 'zzz', '~'],
];

it.each(QUERIES)('gives for "%s" the answer that the index in memory gives', async (query) => {
  const files = filesOf(SHELF);
  const index = await openIndex((path) => Promise.resolve(JSON.parse(files.get(path) ?? 'null')));
  for (const options of [{ limit: 20 }, { limit: 2 }, { limit: 20, risks: ['critical'] as const }])
    expect(await search(index, query, options)).toEqual(await ask(query, options));
});

it('loads each file once, and again when it could not be loaded', async () => {
  const files = filesOf(SHELF);
  const asked: string[] = [];
  let broken = true;
  const index = await openIndex((path) => {
    asked.push(path);
    if (broken && path.includes('/terms/')) return Promise.reject(new Error('no network'));
    return Promise.resolve(JSON.parse(files.get(path) ?? 'null'));
  });
  await expect(search(index, 'github', { limit: 5 })).rejects.toThrow('no network');
  broken = false;
  const first = await search(index, 'github', { limit: 5 });
  const loaded = asked.length;
  expect(await search(index, 'github', { limit: 5 })).toEqual(first);
  expect(asked).toHaveLength(loaded);
});

it('names its folder after its content', () => {
  const folderOf = (files: Map<string, string>) =>
    (JSON.parse(files.get('manifest.json') ?? '') as { folder: string }).folder;
  expect(folderOf(filesOf(SHELF))).toBe(folderOf(filesOf(SHELF)));
  expect(folderOf(filesOf(SHELF))).not.toBe(folderOf(filesOf(SHELF.slice(1))));
});
