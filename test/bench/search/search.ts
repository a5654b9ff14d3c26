import { gzipSync } from 'node:zlib';
import { indexFiles } from '../../../catalog/search/pack.ts';
import type { Manifest } from '../../../catalog/search/packed.ts';
import { search } from '../../../catalog/search/search.ts';
import { openIndex } from '../../../catalog/search/unpack.ts';
import type { Figure } from '../benchmarks.ts';
import { madeServers } from './made-servers.ts';

/** The commonest words there are, names, slips, and words that are not finished. */
const QUERIES = [
  ...['get', 'get list file', 'create user', 'delete', 'github delete', 'get user details', 'list_issues'],
  ...['kalomi delete', 'kalmi', 'repositry', 'subscriptoin cancel', 'co', 'get u', 'de', 'refund pay', 'qqqqqqqq file'],
];
/** What the search page shows at first. */
const SHOWN = 10;

interface Download {
  query: string;
  files: number;
  /** As a host sends them, compressed, with the manifest. */
  bytes: number;
  milliseconds: number;
}

interface Measured {
  files: number;
  bytes: number;
  /** All files compressed, each by itself. */
  packed: number;
  seconds: number;
  downloads: Download[];
}

/** What each query downloads, from an empty cache, before its results are shown. */
export async function measureSearch(tools: number): Promise<Measured> {
  const begin = performance.now();
  const bodies = new Map<string, string>();
  for (const { path, body } of indexFiles(madeServers(tools))) bodies.set(path, body);
  const seconds = (performance.now() - begin) / 1000;
  const { folder } = JSON.parse(bodies.get('manifest.json') ?? '') as Manifest;
  const downloads: Download[] = [];
  for (const query of QUERIES) {
    const loaded: string[] = [];
    const index = await openIndex((path) => {
      const body = bodies.get(path.replace(`${folder}/`, '')) ?? 'null';
      loaded.push(body);
      return Promise.resolve(JSON.parse(body));
    });
    const start = performance.now();
    await search(index, query, { limit: SHOWN });
    const milliseconds = performance.now() - start;
    const bytes = loaded.reduce((sum, body) => sum + gzipSync(body).length, 0);
    downloads.push({ query, files: loaded.length, bytes, milliseconds });
  }
  const bytes = [...bodies.values()].reduce((sum, body) => sum + Buffer.byteLength(body), 0);
  const packed = [...bodies.values()].reduce((sum, body) => sum + gzipSync(body).length, 0);
  return { files: bodies.size, bytes, packed, seconds, downloads };
}

/** What the dearest of these searches downloads, against the whole index in one file, and how long the index takes. */
export async function benchSearch(): Promise<Figure[]> {
  const { files, bytes, packed, seconds, downloads } = await measureSearch(TOOLS);
  const dearest = downloads.toSorted((a, b) => b.bytes - a.bytes)[0];
  if (dearest === undefined) return [];
  const kilobytes = (size: number): string => `${Math.round(size / 1000).toLocaleString('en')} kB`;
  return [
    {
      figure: `"${dearest.query}" downloads ${kilobytes(dearest.bytes)} (${TOOLS.toLocaleString('en')} tools)`,
      baseline: `the whole index, ${files} files of ${kilobytes(bytes)}, made in ${seconds.toFixed(0)} s: ${kilobytes(packed)}`,
      ratio: Math.round((dearest.bytes / packed) * 1000) / 1000,
    },
  ];
}

const TOOLS = 100_000;
