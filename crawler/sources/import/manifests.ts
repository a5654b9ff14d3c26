import { createReadStream, type Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Manifest } from '../../../catalog/manifest.ts';
import { inWords } from '../shared/lenient.ts';
import { ImportedManifest } from './schema.ts';

/** A manifest, and whose it is. */
export interface ReadManifest {
  id: string;
  title: string;
  manifest: Manifest;
}

/**
 * The texts that can each be a manifest, with their places: the lines of a JSON Lines file, a JSON file as a whole, or
 * those of all such files of a folder.
 * @throws when the path cannot be read
 */
export async function* readTexts(path: string): AsyncGenerator<{ where: string; text: string }> {
  for (const file of await filesAt(path)) {
    if (!file.endsWith('.jsonl')) {
      yield { where: file, text: await wholeText(file) };
      continue;
    }
    let number = 0;
    for await (const line of createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity })) {
      number += 1;
      if (line.trim() !== '') yield { where: `${file}:${number}`, text: line };
    }
  }
}

/** The manifest that a text is; or why it is none. */
export function readManifest(text: string): ReadManifest | { reason: string } {
  const json = parse(text);
  if ('reason' in json) return json;
  const read = ImportedManifest.safeParse(json.value);
  if (!read.success) return { reason: `not a manifest: ${inWords(read.error)}` };
  const { server, title, ...manifest } = read.data;
  return { id: server, title: title ?? manifest.serverInfo?.title ?? server, manifest };
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

function parse(text: string): { value: unknown } | { reason: string } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { reason: `not JSON: ${error instanceof Error ? error.message.slice(0, 120) : String(error)}` };
  }
}
