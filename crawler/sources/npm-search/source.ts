import type { SourceRecord } from '../../../catalog/record.ts';
import type { Answer } from '../../http/http.ts';
import { parseJson } from '../../http/json.ts';
import { entriesIn, type Entry } from '../shared/document.ts';
import { inWords } from '../shared/lenient.ts';
import { baseUrl, webAddress } from '../shared/place.ts';
import { inShape } from '../shared/shape.ts';
import type { Asking, Batch, ReadToEnd, Source } from '../source.ts';
import { Found, Page, State } from './schema.ts';

const ID = 'npm-search';
const DEFAULT = 'https://registry.npmjs.org';

/** What npm asks of those who crawl its website; for the search it says nothing. */
const PACE = { requests: 1, everyMs: 1_000 };

/** The most that the search gives at once. */
const PAGE_SIZE = 250;
/** The search does not go further. */
const MOST = 10_000;

/** The packages of the npm registry that call themselves MCP servers. */
export function npmSearch(place: string = DEFAULT): Source {
  return {
    id: ID,
    title: 'npm search',
    homepage: 'https://www.npmjs.com/search?q=keywords:mcp-server',
    terms: 'The terms of npm and its crawler policy, not checked where they are published, see README.md.',
    place,
    read: (asking) => read(baseUrl(place, ID), asking),
  };
}

async function* read(base: URL, { http, state }: Asking): AsyncGenerator<Batch, ReadToEnd> {
  http.setPace(base.host, PACE);
  const left = State.safeParse(state);
  const start = left.success && left.data.place === base.href ? left.data : { from: 0, met: [] };
  const met = new Set(start.met);
  let { from } = start;
  for (;;) {
    const answer = await http.get(searchUrl(base, from), { hosts: [base.host] });
    const { total } = inShape(Page, answer, ID);
    const entries = entriesIn(answer, parseJson(answer), ['objects']);
    if (from === 0 && entries.length === 0)
      throw new Error(`${base.host} finds no server at all. Check that it is an npm registry with a search.`);
    const batch = readPage(entries, base, answer, met);
    from += entries.length;
    if (entries.length === 0 || from >= Math.min(total, MOST)) {
      yield batch;
      // Its order changes while it is read: what did not come is gone only when as many came as it counts.
      return { covered: met.size >= total ? 'everything' : 'changes' };
    }
    yield { ...batch, resume: { place: base.href, from, met: [...met] } satisfies State };
  }
}

function searchUrl(base: URL, from: number): string {
  const url = new URL('-/v1/search', base);
  url.searchParams.set('text', 'keywords:mcp-server');
  url.searchParams.set('size', String(PAGE_SIZE));
  url.searchParams.set('from', String(from));
  return url.href;
}

function readPage(entries: Entry[], base: URL, { retrievedAt, url }: Answer, met: Set<string>): Batch {
  const batch: Batch = { records: [], dropped: [] };
  for (const { value, body, place } of entries) {
    const where = `${url}#${place}`;
    const found = Found.safeParse(value);
    if (!found.success) {
      batch.dropped.push({ where, reason: inWords(found.error) });
      continue;
    }
    const { name } = found.data.package;
    if (met.has(name)) batch.dropped.push({ where, reason: `${name} came before` });
    else batch.records.push(toRecord(found.data, { url: packageUrl(base, name), retrievedAt, body }));
    met.add(name);
  }
  return batch;
}

function packageUrl(base: URL, name: string): string {
  return new URL(name.replace('/', '%2f'), base).href;
}

function toRecord(
  { package: { name, version, description, keywords, links } }: Found,
  read: Pick<SourceRecord, 'url' | 'retrievedAt' | 'body'>,
): SourceRecord {
  const homepage = webAddress(links?.homepage);
  const repository = webAddress(links?.repository?.replace(/^git\+/, ''));
  return {
    source: ID,
    key: name,
    id: `npm/${name}`,
    title: name,
    ...(description === undefined ? {} : { description }),
    version,
    ...(homepage === undefined ? {} : { homepage }),
    ...(repository === undefined ? {} : { repository: { url: repository } }),
    repositoryVouched: false,
    status: 'active',
    packages: [{ registry: 'npm', package: name, version, transport: 'stdio', settings: [] }],
    remotes: [],
    notes: keywords === undefined ? {} : { keywords },
    ...read,
  };
}
