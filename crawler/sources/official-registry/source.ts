import { HttpError } from '../../http/http.ts';
import { REGISTRY_NAME } from '../shared/names.ts';
import { readEntries } from '../shared/server-json/entries.ts';
import { readPages } from '../shared/server-json/pages.ts';
import { baseUrl } from '../shared/place.ts';
import type { EntryContext } from '../shared/server-json/record.ts';
import type { Asking, Batch, ReadToEnd, Source } from '../source.ts';
import { State, type Pending } from './schema.ts';

const ID = 'official-registry';
const DEFAULT = 'https://registry.modelcontextprotocol.io';

/** Below the 180 requests a minute that the registry allows an address. */
const PACE = { requests: 8, everyMs: 3_000 };

/** The most that the registry allows. */
const PAGE_SIZE = 100;

/** Clocks differ, and a row may become visible a little after the time that it carries. */
const OVERLAP_MS = 3_600_000;

/** The official registry of the Model Context Protocol. */
export function officialRegistry(place: string = DEFAULT): Source {
  return {
    id: ID,
    title: 'Official MCP registry',
    homepage: DEFAULT,
    terms: 'Registry data are dedicated to the public domain (CC0 1.0); the packages belong to their authors.',
    place,
    read: (asking) => read(place, asking),
  };
}

async function* read(place: string, asking: Asking): AsyncGenerator<Batch, ReadToEnd> {
  const base = baseUrl(place, ID);
  asking.http.setPace(base.host, PACE);
  const { pending, completeAt } = stateAt(place, asking.state);
  // A full read that was interrupted goes on; one for changes only is no answer to who asks for everything.
  const goesOn = pending !== undefined && !(asking.full && pending.since !== undefined);
  const since = asking.full || completeAt === undefined ? undefined : before(completeAt);
  const start = { startedAt: asking.now, ...(since === undefined ? {} : { since }) };
  const leave = (left: Pending): State => ({
    place,
    pending: left,
    ...(completeAt === undefined ? {} : { completeAt }),
  });
  const reading = goesOn ? resumed(base, asking, pending, start, leave) : pages(base, asking, start, leave);
  const done = yield* reading;
  const covered = done.since === undefined ? 'everything' : 'changes';
  return { state: { place, completeAt: done.startedAt } satisfies State, covered };
}

function stateAt(place: string, state: unknown): Partial<State> {
  const known = State.safeParse(state);
  return known.success && known.data.place === place ? known.data : {};
}

function before(time: string): string {
  return new Date(Date.parse(time) - OVERLAP_MS).toISOString().replace(/\.\d+Z$/, 'Z');
}

type Start = Omit<Pending, 'cursor'>;
type Leave = (pending: Pending) => State;

/** Goes on where the last crawl stopped; a cursor that the registry does not know any more means to start over, once. */
async function* resumed(
  base: URL,
  asking: Asking,
  { cursor, ...left }: Pending,
  start: Start,
  leave: Leave,
): AsyncGenerator<Batch, Start> {
  try {
    return yield* pages(base, asking, left, leave, cursor);
  } catch (error) {
    if (!(error instanceof HttpError) || error.code !== 'bad-request') throw error;
  }
  return yield* pages(base, asking, start, leave);
}

async function* pages(
  base: URL,
  { http }: Asking,
  start: Start,
  leave: Leave,
  from?: string,
): AsyncGenerator<Batch, Start> {
  const ask = (cursor: string | undefined) => http.get(listUrl(base, start, cursor), { hosts: [base.host] });
  const seen = new Set<string>();
  for await (const { answer, entries, next } of readPages(ask, from)) {
    const read = readEntries(entries, contextOf(base, answer.retrievedAt), seen);
    yield { ...read, ...(next === undefined ? {} : { resume: leave({ ...start, cursor: next }) }) };
  }
  return start;
}

function listUrl(base: URL, { since }: Start, cursor: string | undefined): string {
  const url = new URL('v0.1/servers', base);
  url.searchParams.set('version', 'latest');
  url.searchParams.set('limit', String(PAGE_SIZE));
  url.searchParams.set('include_deleted', 'true');
  if (since !== undefined) url.searchParams.set('updated_since', since);
  if (cursor !== undefined) url.searchParams.set('cursor', cursor);
  return url.href;
}

function contextOf(base: URL, retrievedAt: string): EntryContext {
  return {
    source: ID,
    // A name without a domain could be the id that another source gives.
    idOf: (name) => (REGISTRY_NAME.test(name) ? name : `official/${name}`),
    urlOf: (name, version = 'latest') =>
      new URL(`v0.1/servers/${encodeURIComponent(name)}/versions/${encodeURIComponent(version)}`, base).href,
    curated: false,
    retrievedAt,
  };
}
