import { relative } from 'node:path';
import { writeManifest, sha256 } from '../../../catalog/manifest.ts';
import type { Listing } from '../../../catalog/listing.ts';
import type { Server } from '../../../catalog/model.ts';
import type { SourceRecord } from '../../../catalog/record.ts';
import type { Asking, Batch, ReadToEnd, Source } from '../source.ts';
import { readManifest, readTexts, type ReadManifest } from './manifests.ts';

/** A manifest read from a file, ready to be stored. */
export interface Imported {
  server: Server;
  listing: Listing;
  manifest: string;
}

/** A line or file that is no manifest: where it is and what is wrong. */
export interface Rejected {
  where: string;
  reason: string;
}

/**
 * Reads manifests from a JSON Lines file (one server a line), a JSON file (one server), or a folder of such files.
 * What is no manifest is handed on as rejected, and reading goes on.
 * @param now ISO 8601 time that the listings carry
 * @throws when the path itself cannot be read
 */
export async function* readManifests(path: string, now: string): AsyncGenerator<Imported | Rejected> {
  for await (const { where, text } of readTexts(path)) {
    const read = readManifest(text);
    yield 'reason' in read ? { where, ...read } : toImported(read, now);
  }
}

function toImported({ id, title, manifest }: ReadManifest, now: string): Imported {
  const body = writeManifest(manifest);
  return {
    server: { id, title, source: 'import' },
    listing: {
      target: 'import',
      // Whoever made the file asked the server; we did not.
      basis: 'declared',
      ...(manifest.tools.length === 0 ? NO_TOOLS : { state: 'ok', reason: 'ok', message: '' }),
      // A file does not say whether it holds all there was.
      completeness: 'unknown',
      enumerator: 'import',
      launchKey: sha256(body),
      startedAt: now,
      durationMs: 0,
    },
    manifest: body,
  };
}

const NO_TOOLS = {
  state: 'empty',
  reason: 'empty',
  message: 'The manifest that was imported holds no tools.',
} as const;

const BATCH_RECORDS = 100;

/** Manifests that people kept: what `tools/list` returned to them, not to us. */
export function importSource(place = ''): Source {
  return {
    id: 'import',
    title: 'Imported manifests',
    terms: 'As agreed with whoever made the manifests; the texts of tools belong to their authors.',
    place,
    read: (asking) => readRecords(place, asking),
  };
}

/** @throws when the place cannot be read */
async function* readRecords(place: string, { now }: Asking): AsyncGenerator<Batch, ReadToEnd> {
  if (place === '') throw new Error('import is read from a file or folder. Name it: --source import=<path>.');
  const firstOf = new Map<string, string>();
  let batch: Batch = { records: [], dropped: [] };
  for await (const { where: at, text } of namedTexts(place)) {
    const read = readManifest(text);
    const where = relative(process.cwd(), at);
    const first = 'reason' in read ? undefined : firstOf.get(read.id);
    if ('reason' in read) batch.dropped.push({ where, reason: read.reason });
    else if (first !== undefined)
      batch.dropped.push({ where, reason: `the server ${read.id} is in ${first} already; the first counts` });
    else {
      firstOf.set(read.id, where);
      batch.records.push(toRecord(read, { url: where, retrievedAt: now, body: text.trim() }));
    }
    if (batch.records.length < BATCH_RECORDS) continue;
    yield batch;
    batch = { records: [], dropped: [] };
  }
  yield batch;
  return { covered: 'everything' };
}

async function* namedTexts(place: string): ReturnType<typeof readTexts> {
  try {
    yield* readTexts(place);
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && typeof cause.code === 'string')) throw cause;
    throw new Error(`${place} cannot be read (${cause.code}). Give a manifest file or a folder of them.`, { cause });
  }
}

function toRecord(
  { id, title, manifest }: ReadManifest,
  read: Pick<SourceRecord, 'url' | 'retrievedAt' | 'body'>,
): SourceRecord {
  const { tools, serverInfo } = manifest;
  return {
    source: 'import',
    key: id,
    id,
    title,
    ...(serverInfo?.version === undefined ? {} : { version: serverInfo.version }),
    repositoryVouched: false,
    status: 'active',
    packages: [],
    remotes: [],
    // A file does not say whether it holds all there was.
    declared: { tools, complete: false },
    notes: { imported: true },
    ...read,
  };
}
