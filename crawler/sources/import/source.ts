import { createReadStream, type Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { writeManifest, sha256 } from '../../../catalog/manifest.ts';
import type { Listing, Server } from '../../../catalog/model.ts';
import { ImportedManifest } from './schema.ts';

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
  for (const file of await filesAt(path)) {
    if (!file.endsWith('.jsonl')) {
      yield interpret(await wholeText(file), file, now);
      continue;
    }
    let number = 0;
    for await (const line of createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity })) {
      number += 1;
      if (line.trim() !== '') yield interpret(line, `${file}:${number}`, now);
    }
  }
}

async function filesAt(path: string): Promise<string[]> {
  if (!(await stat(path)).isDirectory()) return [path];
  const entries = await readdir(path, { withFileTypes: true });
  return entries
    .filter(isManifestFile)
    .map((entry) => join(path, entry.name))
    .sort();
}

function isManifestFile(entry: Dirent): boolean {
  return entry.isFile() && /\.jsonl?$/.test(entry.name);
}

async function wholeText(file: string): Promise<string> {
  const chunks: string[] = [];
  for await (const chunk of createReadStream(file, 'utf8')) chunks.push(chunk as string);
  return chunks.join('');
}

function interpret(text: string, where: string, now: string): Imported | Rejected {
  const json = parse(text);
  if ('reason' in json) return { where, reason: json.reason };
  const read = ImportedManifest.safeParse(json.value);
  if (!read.success) {
    const [issue] = read.error.issues;
    return { where, reason: `not a manifest: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}` };
  }
  const { server, title, ...manifest } = read.data;
  const body = writeManifest(manifest);
  return {
    server: { id: server, title: title ?? manifest.serverInfo?.title ?? server, source: 'import' },
    listing: {
      state: manifest.tools.length === 0 ? 'empty' : 'ok',
      // A file does not say whether it holds all there was.
      completeness: 'unknown',
      message: manifest.tools.length === 0 ? 'The manifest that was imported holds no tools.' : '',
      enumerator: 'import',
      launchKey: sha256(body),
      startedAt: now,
      durationMs: 0,
    },
    manifest: body,
  };
}

function parse(text: string): { value: unknown } | { reason: string } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { reason: `not JSON: ${error instanceof Error ? error.message.slice(0, 120) : String(error)}` };
  }
}
