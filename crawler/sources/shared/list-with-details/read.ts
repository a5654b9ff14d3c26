import type { SourceRecord } from '../../../../catalog/record.ts';
import { HttpError } from '../../../http/http.ts';
import type { Asking, Batch, Dropped, ReadToEnd } from '../../source.ts';
import { hashOf, isFresh, knownAs, Memory } from './memory.ts';

/** One page of a list. */
interface ListPage {
  /** Its address. */
  url: string;
  entries: unknown[];
  /** Where the next page begins; absent on the last one. Must survive JSON. */
  next?: unknown;
}

/** A list whose entries do not say what tools a server has: each is asked for on its own. */
export interface ListWithDetails<Entry> {
  /** @param at where to go on; absent for the beginning */
  page: (at: unknown) => Promise<ListPage>;
  /** The entry, or why it is left out. */
  read: (raw: unknown) => Entry | { problem: string };
  /** The same for every spelling that the list has for one server, and every night; used as `SourceRecord.key`. */
  keyOf: (entry: Entry) => string;
  detail: (entry: Entry) => Promise<{ record: SourceRecord; dropped: Dropped[] }>;
  /** The record of an entry whose details cannot be had. */
  bare: (entry: Entry, raw: unknown) => SourceRecord;
  /** The record of an entry that the list no longer has. */
  gone: (key: string) => SourceRecord;
}

/** What a reading knows so far. */
interface Reading {
  known: Map<string, Memory['known'][string]>;
  met: Set<string>;
  /** Something that is still in the list was not handed on. */
  skipped: boolean;
}

/** No list has as many. One that goes on for ever would hold up the night. */
const MOST_PAGES = 5_000;

/**
 * Reads the list page by page, and the details of what is new in it, has changed, or was read long ago. What is
 * unchanged is not handed on again; what is gone is handed on as deleted.
 */
export async function* readList<Entry extends object>(
  list: ListWithDetails<Entry>,
  asking: Asking,
): AsyncGenerator<Batch, ReadToEnd> {
  const { known, begun } = Memory.safeParse(asking.state).data ?? { known: {}, begun: undefined };
  const reading: Reading = {
    known: new Map(Object.entries(known)),
    met: new Set(begun?.met),
    skipped: begun !== undefined,
  };
  const positions = new Set<string>();
  let page = await firstPage(list, begun?.at);
  for (;;) {
    const batch = await readPage(list, page, reading, asking);
    const { next, url } = page;
    if (next === undefined) {
      yield { ...batch, records: [...batch.records, ...takeGone(list, reading, url)] };
      return { state: memoryOf(reading), covered: reading.skipped ? 'changes' : 'everything' };
    }
    checkProgress(positions, next, url);
    yield { ...batch, resume: { ...memoryOf(reading), begun: { at: next, met: [...reading.met] } } satisfies Memory };
    page = await list.page(next);
  }
}

/** A position of days ago may be none any more: then the list is read from its beginning. */
async function firstPage<Entry>(list: ListWithDetails<Entry>, at: unknown): Promise<ListPage> {
  try {
    return await list.page(at);
  } catch (error) {
    if (at === undefined || !(error instanceof HttpError) || !/^(bad-request|not-found)$/.test(error.code)) throw error;
    return list.page(undefined);
  }
}

async function readPage<Entry extends object>(
  list: ListWithDetails<Entry>,
  { url, entries }: ListPage,
  reading: Reading,
  { full, now }: Asking,
): Promise<Batch> {
  const { known, met } = reading;
  const batch: Batch = { records: [], dropped: [] };
  for (const [index, raw] of entries.entries()) {
    const where = `${url}#${index}`;
    const entry = list.read(raw);
    if ('problem' in entry) {
      batch.dropped.push({ where, reason: entry.problem });
      continue;
    }
    const key = list.keyOf(entry);
    if (met.has(key)) {
      batch.dropped.push({ where, reason: `${key} is in the list more than once; its first entry counts` });
      continue;
    }
    met.add(key);
    const hash = hashOf(entry);
    if (!full && isFresh(known.get(key), hash, now)) {
      reading.skipped = true;
      continue;
    }
    const detail = await detailOf(list, entry);
    if ('record' in detail) {
      known.set(key, knownAs(hash, now));
      batch.records.push(detail.record);
      batch.dropped.push(...detail.dropped);
      continue;
    }
    batch.dropped.push({ where, reason: `the details of ${key} cannot be read: ${detail.message}` });
    // What was known of it counts until they can be read again.
    if (known.has(key)) reading.skipped = true;
    else batch.records.push(list.bare(entry, raw));
  }
  return batch;
}

/** Failures that concern one server. Every other one concerns the host, so that it is no use to ask on. */
const OF_ONE_SERVER = new Set([
  'not-found',
  'bad-request',
  'server-error',
  'too-large',
  'truncated',
  'not-json',
  'wrong-type',
]);

async function detailOf<Entry>(
  list: ListWithDetails<Entry>,
  entry: Entry,
): Promise<{ record: SourceRecord; dropped: Dropped[] } | Error> {
  try {
    return await list.detail(entry);
  } catch (error) {
    if (error instanceof HttpError && OF_ONE_SERVER.has(error.code)) return error;
    throw error;
  }
}

/** @throws when the list is empty and was not before: so much does not vanish at once */
function takeGone<Entry>(list: ListWithDetails<Entry>, { known, met }: Reading, url: string): SourceRecord[] {
  const gone = [...known.keys()].filter((key) => !met.has(key));
  if (met.size === 0 && gone.length > 0) {
    throw new Error(`${url} lists no server at all, and listed ${gone.length} before. Check the place.`);
  }
  for (const key of gone) known.delete(key);
  return gone.map(list.gone);
}

function checkProgress(positions: Set<string>, next: unknown, url: string): void {
  const position = JSON.stringify(next);
  if (positions.has(position) || positions.size >= MOST_PAGES) {
    throw new Error(
      `${url} leads back to a page that was read before, or on for ever, so the list cannot be read to its end. Crawl again later; if it stays so, tell its publisher.`,
    );
  }
  positions.add(position);
}

function memoryOf({ known }: Reading): Memory {
  return { known: Object.fromEntries(known) };
}
