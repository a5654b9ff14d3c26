import { join } from 'node:path';
import type { SourceRecord } from '../../../catalog/record.ts';
import type { Answer, Validators } from '../../http/http.ts';
import { isElement, parsePage } from '../../page.ts';
import type { Asking, Batch, ReadToEnd, Source } from '../source.ts';
import { readFiles } from './files.ts';
import { readItem } from './record.ts';
import { Memory, type ListFile } from './schema.ts';

const SHIPPED = join(import.meta.dirname, '../../../data/html-lists');
const LARGEST_PAGE = 2 * 2 ** 20;

/** Pages for people that list servers, each described by a selector file. */
export function htmlList(place: string = SHIPPED): Source {
  return {
    id: 'html-list',
    title: 'Pages that list servers',
    terms: 'Each selector file says what the publisher of its page allows.',
    place,
    read: (asking) => read(place, asking),
  };
}

async function* read(place: string, asking: Asking): AsyncGenerator<Batch, ReadToEnd> {
  const before = Memory.safeParse(asking.state).data?.pages ?? {};
  const now: Memory['pages'] = {};
  const seen = new Set<string>();
  let skipped = 0;
  let asked = 0;
  for (const file of await readFiles(place)) {
    for (const url of pagesOf(file.list)) {
      asked += 1;
      const known = asking.full || before[url]?.file !== file.hash ? undefined : before[url];
      const answer = await ask(asking, file.list, url, known?.validators);
      if (answer.status === 304 && known !== undefined) {
        skipped += 1;
        now[url] = known;
        for (const key of known.keys) seen.add(key);
        continue;
      }
      const batch = readPage(file.list, url, answer, seen);
      const keys = batch.records.map(({ key }) => key);
      now[url] = { validators: answer.validators, keys, file: file.hash };
      yield batch;
    }
  }
  if (asked > 0 && skipped === asked) return { state: { pages: now }, covered: 'unchanged' };
  if (skipped === 0) return { state: { pages: now }, covered: 'everything' };
  const gone = Object.entries(before).flatMap(([url, { keys }]) =>
    keys.filter((key) => !seen.has(key)).map((key) => goneFrom(key, url, asking.now)),
  );
  if (gone.length > 0) yield { records: gone, dropped: [] };
  return { state: { pages: now }, covered: 'changes' };
}

function pagesOf({ url, nextPages }: ListFile): string[] {
  if (nextPages === undefined) return [url];
  const { template, from, to } = nextPages;
  const further = Array.from({ length: to - from + 1 }, (_, index) => template.replaceAll('{page}', `${from + index}`));
  return [url, ...further.filter((page) => page !== url)];
}

function ask({ http }: Asking, list: ListFile, url: string, validators: Validators | undefined): Promise<Answer> {
  return http.get(url, {
    hosts: list.hosts ?? [new URL(list.url).host],
    accept: 'text/html',
    maxBytes: LARGEST_PAGE,
    validators,
  });
}

/** @throws when the page is not what its selector file describes */
function readPage(list: ListFile, url: string, answer: Answer, seen: Set<string>): Batch {
  const page = parsePage(answer.text);
  const items = page?.(list.item).get().filter(isElement) ?? [];
  if (page === undefined || items.length === 0) {
    throw new Error(
      `${url} has no element that ${JSON.stringify(list.item)} selects. Look at the page; if it was rebuilt, correct the selector file of ${list.id}, or how far its pages go.`,
    );
  }
  const batch: Batch = { records: [], dropped: [] };
  for (const [index, item] of items.entries()) {
    const where = `${url}#${index}`;
    const { record, dropped } = readItem(list, item, { page, url: answer.url, retrievedAt: answer.retrievedAt, where });
    batch.dropped.push(...dropped);
    if (record === undefined) continue;
    if (seen.has(record.key))
      batch.dropped.push({ where, reason: `${record.title} is in the list more than once; its first entry counts` });
    else batch.records.push(record);
    seen.add(record.key);
  }
  return batch;
}

function goneFrom(key: string, url: string, now: string): SourceRecord {
  return {
    source: 'html-list',
    key,
    id: `html-list/${key}`,
    title: key,
    repositoryVouched: false,
    status: 'deleted',
    statusMessage: 'The page no longer lists it.',
    packages: [],
    remotes: [],
    notes: {},
    url,
    retrievedAt: now,
    body: 'null',
  };
}
