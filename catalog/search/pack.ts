/** Writes the index as the files that `packed.ts` describes. */
import { createHash } from 'node:crypto';
import { collect, emptyCollection, vocabularyOf, type Collected } from './collect.ts';
import { compare } from './compare.ts';
import type { SearchableServer, SearchableTool } from './document.ts';
import { foundTool } from './found.ts';
import type { Entry } from './index.ts';
import {
  BLOCK,
  packTerm,
  reversed,
  type Block,
  type Manifest,
  type PackedDocument,
  type PackedServer,
} from './packed.ts';
import { kindNumber } from './posting.ts';

export interface IndexFile {
  path: string;
  body: string;
}

/** Characters of a file, about; a term that is longer has a file of its own. */
const FILE = 40_000;

/**
 * Every file of the index over servers that are read one at a time; the last is `manifest.json`, which names the folder
 * that the others belong into.
 */
export function* indexFiles(servers: Iterable<SearchableServer>): Generator<IndexFile> {
  const hash = createHash('sha256');
  const collected = emptyCollection();
  for (const file of foundFiles(collecting(collected, servers))) {
    hash.update(file.body);
    yield file;
  }
  const manifest: Manifest = { folder: '', size: collected.size, terms: [], words: [], ends: [] };
  for (const file of termFiles(collected, manifest)) {
    hash.update(file.body);
    yield file;
  }
  manifest.folder = hash.digest('hex').slice(0, 16);
  yield { path: 'manifest.json', body: JSON.stringify(manifest) };
}

function* collecting(into: Collected, servers: Iterable<SearchableServer>): Generator<SearchableServer> {
  for (const server of servers) {
    collect(into, server);
    yield server;
  }
}

/** What results show, as files of `BLOCK` documents. */
function* foundFiles(servers: Iterable<SearchableServer>): Generator<IndexFile> {
  let block: Block = { servers: [], documents: [] };
  let written = 0;
  const file = (): IndexFile => ({ path: `found/${written++}.json`, body: JSON.stringify(block) });
  for (const server of servers) {
    const packed: PackedServer = [server.slug, server.title, server.tools.length];
    for (const tool of [undefined, ...server.tools]) {
      if (block.servers.at(-1) !== packed) block.servers.push(packed);
      block.documents.push(packDocument(block.servers.length - 1, server, tool));
      if (block.documents.length < BLOCK) continue;
      yield file();
      block = { servers: [], documents: [] };
    }
  }
  if (block.documents.length > 0) yield file();
}

function packDocument(at: number, server: SearchableServer, tool: SearchableTool | undefined): PackedDocument {
  if (tool === undefined) return at;
  const { name, slug, description } = foundTool(server, tool);
  return slug === name ? [at, kindNumber(tool), description, name] : [at, kindNumber(tool), description, name, slug];
}

/** The files of the terms; what each begins with is put into the manifest. */
function* termFiles(collected: Collected, manifest: Manifest): Generator<IndexFile> {
  const terms = [...collected.postings.keys()].sort(compare);
  const packed = terms.values().map((term) => packTerm(term, collected.postings.get(term) ?? []));
  const words = vocabularyOf(collected);
  const backward = words.map(([term, many]): Entry => [reversed(term), many]).sort(([a], [b]) => compare(a, b));
  yield* filesOf('terms', packed, manifest.terms);
  yield* filesOf('words', words, manifest.words);
  yield* filesOf('ends', backward, manifest.ends);
}

/** Rows in files of about the same size; the first key of each is put into `firsts`. */
function* filesOf(
  folder: string,
  rows: Iterable<readonly [string, ...unknown[]]>,
  firsts: string[],
): Generator<IndexFile> {
  let bodies: string[] = [];
  let length = 0;
  const file = (): IndexFile => ({ path: `${folder}/${firsts.length - 1}.json`, body: `[${bodies.join(',')}]` });
  for (const row of rows) {
    const body = JSON.stringify(row);
    if (length > 0 && length + body.length > FILE) {
      yield file();
      bodies = [];
      length = 0;
    }
    if (length === 0) firsts.push(row[0]);
    bodies.push(body);
    length += body.length;
  }
  if (length > 0) yield file();
}
