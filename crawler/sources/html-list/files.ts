import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { sha256 } from '../../../catalog/manifest.ts';
import { inWords } from '../shared/lenient.ts';
import { ListFile } from './schema.ts';

/** A selector file, with a hash of its text. */
export interface ReadFile {
  list: ListFile;
  hash: string;
}

/**
 * The selector files at a place: one file, or all of a folder.
 * @throws when there is none, or one of them cannot be read or is no selector file
 */
export async function readFiles(place: string): Promise<ReadFile[]> {
  const files = place.endsWith('.json') ? [place] : await filesIn(place);
  const read = await Promise.all(files.map(readOne));
  const ids = new Set(read.map(({ list }) => list.id));
  if (ids.size < read.length) throw new Error(`Two selector files in ${shown(place)} have the same id. Rename one.`);
  return read;
}

async function filesIn(folder: string): Promise<string[]> {
  const none = `There is no selector file in ${shown(folder)}. Write one, see crawler/sources/html-list/README.md, and name it: --source html-list=<file>.`;
  const names = await readdir(folder).catch((cause: unknown) => {
    throw new Error(none, { cause });
  });
  const files = names.filter((name) => name.endsWith('.json')).sort();
  if (files.length === 0) throw new Error(none);
  return files.map((name) => join(folder, name));
}

async function readOne(file: string): Promise<ReadFile> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new Error(`${shown(file)} cannot be read. Give a selector file: --source html-list=<file>.`, { cause });
  });
  const read = ListFile.safeParse(parsed(text, file));
  if (read.success) return { list: read.data, hash: sha256(text).slice(0, 16) };
  throw new Error(
    `${shown(file)} is no selector file: ${inWords(read.error)}. Correct it: crawler/sources/html-list/README.md says what it holds.`,
    { cause: read.error },
  );
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(`${shown(file)} is not JSON. Correct it.`, { cause });
  }
}

function shown(file: string): string {
  return relative(process.cwd(), file) || '.';
}
