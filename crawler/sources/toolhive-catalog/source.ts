import type { Answer } from '../../http/http.ts';
import { parseJson } from '../../http/json.ts';
import { entriesIn } from '../shared/document.ts';
import { readEntries } from '../shared/server-json/entries.ts';
import { REGISTRY_NAME } from '../shared/names.ts';
import { baseUrl } from '../shared/place.ts';
import type { EntryContext } from '../shared/server-json/record.ts';
import type { Asking, Batch, ReadToEnd, Source } from '../source.ts';
import { extend } from './extension.ts';
import { State } from './schema.ts';

const ID = 'toolhive-catalog';
const DEFAULT = 'https://raw.githubusercontent.com/stacklok/toolhive-catalog/main';

/** Stacklok's own packaging of servers, and the catalog that it serves beside it. Most servers are in both. */
const CATALOGS = ['toolhive', 'official'];

/** The larger one has 3.5 MB. */
const MOST_BYTES = 32 * 2 ** 20;

/** The catalog of ToolHive, with the tools of each server. */
export function toolhiveCatalog(place: string = DEFAULT): Source {
  return {
    id: ID,
    title: 'ToolHive catalog',
    homepage: 'https://github.com/stacklok/toolhive-catalog',
    terms:
      'A public repository of Stacklok; its tool lists are the texts of the servers, which belong to their authors.',
    place,
    read: (asking) => read(baseUrl(place, ID), asking),
  };
}

async function* read(base: URL, asking: Asking): AsyncGenerator<Batch, ReadToEnd> {
  const known = State.safeParse(asking.state);
  const before = !asking.full && known.success ? known.data.documents : {};
  const answers = new Map<string, Answer>();
  for (const url of CATALOGS.map((catalog) => documentUrl(base, catalog)))
    answers.set(url, await asking.http.get(url, question(base, before[url])));
  if ([...answers.values()].every(({ status }) => status === 304))
    return { state: { documents: before } satisfies State, covered: 'unchanged' };
  const documents: State['documents'] = {};
  for (const catalog of CATALOGS) {
    const url = documentUrl(base, catalog);
    const first = answers.get(url);
    answers.delete(url);
    // One that did not change is read too: only who has read both can tell what is gone.
    const answer = first === undefined || first.status === 304 ? await asking.http.get(url, question(base)) : first;
    documents[url] = answer.validators;
    const entries = entriesIn(answer, parseJson(answer), ['data', 'servers']);
    yield readEntries(entries, contextOf(catalog, answer), new Set());
  }
  return { state: { documents } satisfies State, covered: 'everything' };
}

function documentUrl(base: URL, catalog: string): string {
  return new URL(`pkg/catalog/${catalog}/data/registry-upstream.json`, base).href;
}

function question(base: URL, validators?: Answer['validators']): Parameters<Asking['http']['get']>[1] {
  return { hosts: [base.host], maxBytes: MOST_BYTES, validators };
}

function contextOf(catalog: string, { url, retrievedAt }: Answer): EntryContext {
  return {
    source: ID,
    idOf: (name) => (REGISTRY_NAME.test(name) ? name : `toolhive/${name}`),
    urlOf: () => url,
    curated: true,
    retrievedAt,
    extend: (record, json, drop) => extend({ ...record, key: `${catalog}/${record.key}` }, json, drop),
  };
}
