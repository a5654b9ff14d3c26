import { stringifyJson } from '../../../catalog/json.ts';
import type { SourceRecord } from '../../../catalog/record.ts';
import { inWords } from '../shared/lenient.ts';
import { readList, type ListWithDetails } from '../shared/list-with-details/read.ts';
import { baseUrl, webAddress } from '../shared/place.ts';
import { inShape } from '../shared/shape.ts';
import type { Asking, Source } from '../source.ts';
import { GlamaDetail, GlamaEntry, GlamaPage } from './schema.ts';

const DEFAULT = 'https://glama.ai';
/** Glama states no limit: this asks for less than any that is known. */
const PACE = { requests: 1, everyMs: 2_000 };

/**
 * The servers that Glama lists, with the tools that it found when it ran them.
 * @param key for the API. The one of the environment is meant for Glama and given to nobody else.
 */
export function glama(
  place: string = DEFAULT,
  key: string | undefined = place === DEFAULT ? process.env['GLAMA_API_KEY'] : undefined,
): Source {
  return {
    id: 'glama',
    title: 'Glama',
    homepage: 'https://glama.ai/mcp/servers',
    terms: 'Unclear: its interface points to terms of service at glama.ai/policies, see README.md.',
    place,
    read: (asking) => readList(glamaList(baseUrl(place, 'glama'), key, asking), asking),
  };
}

function glamaList(base: URL, key: string | undefined, { http, now }: Asking): ListWithDetails<GlamaEntry> {
  http.setPace(base.host, PACE);
  const servers = new URL('api/mcp/v1/servers', base).href;
  const question = { hosts: [base.host], ...(key ? { headers: { authorization: `Bearer ${key}` } } : {}) };
  const addressOf = ({ id }: GlamaEntry) => `${servers}/${encodeURIComponent(id)}`;
  return {
    page: async (at) => {
      const url = new URL(servers);
      url.searchParams.set('first', '100');
      if (typeof at === 'string') url.searchParams.set('after', at);
      const answer = await http.get(url.href, question);
      const { servers: entries, pageInfo } = inShape(GlamaPage, answer, 'glama');
      const next = pageInfo.hasNextPage ? pageInfo.endCursor : undefined;
      return { url: url.href, entries, ...(next === undefined ? {} : { next }) };
    },
    read: (raw) => {
      const entry = GlamaEntry.safeParse(raw);
      return entry.success ? entry.data : { problem: inWords(entry.error) };
    },
    keyOf,
    detail: async (entry) => {
      const answer = await http.get(addressOf(entry), question);
      const { tools } = inShape(GlamaDetail, answer, 'glama');
      const { retrievedAt, text: body } = answer;
      const record = toRecord(entry, { url: addressOf(entry), retrievedAt, body });
      // Servers that it has not run have no tools here: that says nothing of them.
      if (tools === undefined || tools.length === 0) return { record, dropped: [] };
      return { record: { ...record, declared: { tools, complete: true } }, dropped: [] };
    },
    bare: (entry, raw) => toRecord(entry, { url: addressOf(entry), retrievedAt: now, body: stringifyJson(raw) }),
    gone: (key) => ({
      source: 'glama',
      key,
      id: `glama/${key}`,
      title: key,
      repositoryVouched: false,
      status: 'deleted',
      statusMessage: 'Glama no longer lists it.',
      packages: [],
      remotes: [],
      notes: {},
      url: `${servers}/${key}`,
      retrievedAt: now,
      body: 'null',
    }),
  };
}

/** The same server is found with and without an `@` before its owner. */
function keyOf({ namespace, slug }: GlamaEntry): string {
  return `${namespace.replace(/^@/, '')}/${slug.replace(/^@/, '')}`.toLowerCase();
}

function toRecord(entry: GlamaEntry, read: Pick<SourceRecord, 'url' | 'retrievedAt' | 'body'>): SourceRecord {
  const { name, slug, description, attributes, environmentVariablesJsonSchema: variables, spdxLicense } = entry;
  const repository = webAddress(entry.repository?.url);
  const page = webAddress(entry.url);
  return {
    source: 'glama',
    key: keyOf(entry),
    id: `glama/${keyOf(entry)}`,
    title: name ?? slug,
    ...(description === undefined ? {} : { description }),
    ...(repository === undefined ? {} : { repository: { url: repository } }),
    repositoryVouched: false,
    status: 'active',
    packages: [],
    remotes: [],
    notes: {
      ...(page === undefined ? {} : { page }),
      ...(attributes ? { attributes } : {}),
      ...(variables ? { environmentVariables: variables } : {}),
      ...(spdxLicense?.name === undefined ? {} : { licence: spdxLicense.name }),
    },
    ...read,
  };
}
