import { z } from 'zod';
import { stringifyJson } from '../../../catalog/json.ts';
import type { SourceRecord } from '../../../catalog/record.ts';
import { inWords } from '../shared/lenient.ts';
import type { ListWithDetails } from '../shared/list-with-details/read.ts';
import { inShape } from '../shared/shape.ts';
import type { Asking } from '../source.ts';
import { detailed, keyOf, toRecord } from './record.ts';
import { SmitheryDetail, SmitheryEntry, SmitheryPage } from './schema.ts';

/** Smithery states no limit: this asks for less than any that is known. */
const PACE = { requests: 1, everyMs: 2_000 };

/**
 * With the same seed the pages keep one order. It is the same every night, so that of two spellings of a server the same
 * comes first.
 */
const SEED = 20_260_728;
const Position = z.object({ page: z.number().int().positive() });

export function smitheryList(
  base: URL,
  key: string | undefined,
  { http, now }: Asking,
): ListWithDetails<SmitheryEntry> {
  http.setPace(base.host, PACE);
  const servers = new URL('servers', base).href;
  const question = { hosts: [base.host], ...(key ? { headers: { authorization: `Bearer ${key}` } } : {}) };
  // A slash in a name is not one of the path.
  const addressOf = (name: string) => `${servers}/${encodeURIComponent(name)}`;
  return {
    page: async (at) => {
      const { page } = Position.safeParse(at).data ?? { page: 1 };
      const url = new URL(servers);
      url.searchParams.set('page', String(page));
      url.searchParams.set('pageSize', '100');
      url.searchParams.set('seed', String(SEED));
      const answer = await http.get(url.href, question);
      const { servers: entries, pagination } = inShape(SmitheryPage, answer, 'smithery');
      return { url: url.href, entries, ...(page < pagination.totalPages ? { next: { page: page + 1 } } : {}) };
    },
    read: (raw) => {
      const entry = SmitheryEntry.safeParse(raw);
      return entry.success ? entry.data : { problem: inWords(entry.error) };
    },
    keyOf,
    detail: async (entry) => {
      const url = addressOf(entry.qualifiedName);
      const answer = await http.get(url, question);
      const detail = inShape(SmitheryDetail, answer, 'smithery');
      return detailed(toRecord(entry, { url, retrievedAt: answer.retrievedAt, body: answer.text }), detail);
    },
    bare: (entry, raw) =>
      toRecord(entry, { url: addressOf(entry.qualifiedName), retrievedAt: now, body: stringifyJson(raw) }),
    gone: (key): SourceRecord => ({
      ...toRecord(SmitheryEntry.parse({ qualifiedName: key }), { url: addressOf(key), retrievedAt: now, body: 'null' }),
      status: 'deleted',
      statusMessage: 'Smithery no longer lists it.',
    }),
  };
}
