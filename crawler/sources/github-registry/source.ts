import { readEntries } from '../shared/server-json/entries.ts';
import { REGISTRY_NAME } from '../shared/names.ts';
import { readPages } from '../shared/server-json/pages.ts';
import { baseUrl } from '../shared/place.ts';
import type { EntryContext } from '../shared/server-json/record.ts';
import type { Asking, Batch, ReadToEnd, Source } from '../source.ts';
import { State } from './schema.ts';

const ID = 'github-registry';
const DEFAULT = 'https://api.mcp.github.com';

/** The servers that GitHub chose for its own registry. */
export function githubRegistry(place: string = DEFAULT): Source {
  return {
    id: ID,
    title: 'GitHub MCP registry',
    homepage: 'https://github.com/mcp',
    terms: 'Public and unauthenticated, under the GitHub Terms of Service; the packages belong to their authors.',
    place,
    read: (asking) => read(baseUrl(place, ID), asking),
  };
}

async function* read(base: URL, asking: Asking): AsyncGenerator<Batch, ReadToEnd> {
  const { http, full, state } = asking;
  const known = State.safeParse(state);
  if (!full && known.success && (await isUnchanged(known.data, base, asking)))
    return { state: known.data, covered: 'unchanged' };
  const pages: State['pages'] = [];
  const seen = new Set<string>();
  const ask = (cursor: string | undefined) => http.get(listUrl(base, cursor), { hosts: [base.host] });
  let cursor: string | undefined;
  for await (const { answer, entries, next } of readPages(ask)) {
    pages.push({ url: listUrl(base, cursor), validators: answer.validators });
    cursor = next;
    yield readEntries(entries, contextOf(base, answer.retrievedAt), seen);
  }
  return { state: { pages } satisfies State, covered: 'everything' };
}

/** Every page is asked: that the first one is unchanged says nothing of the others. */
async function isUnchanged({ pages }: State, base: URL, { http }: Asking): Promise<boolean> {
  if (pages[0]?.url !== listUrl(base, undefined)) return false;
  for (const { url, validators } of pages) {
    if (validators.etag === undefined && validators.lastModified === undefined) return false;
    const { status } = await http.get(url, { hosts: [base.host], validators });
    if (status !== 304) return false;
  }
  return true;
}

function listUrl(base: URL, cursor: string | undefined): string {
  const url = new URL('v0.1/servers', base);
  url.searchParams.set('limit', '100');
  if (cursor !== undefined) url.searchParams.set('cursor', cursor);
  return url.href;
}

function contextOf(base: URL, retrievedAt: string): EntryContext {
  return {
    source: ID,
    // A reversed domain is a name of the official registry: the same server, the same id.
    idOf: (name) => (REGISTRY_NAME.test(name) ? name : `github/${name}`),
    urlOf: (name, version = 'latest') =>
      new URL(`v0.1/servers/${encodeURIComponent(name)}/versions/${encodeURIComponent(version)}`, base).href,
    curated: true,
    retrievedAt,
  };
}
