import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { sha256 } from '../../../catalog/manifest.ts';
import { inWords } from '../list-with-details/parts.ts';
import { ListFile } from './schema.ts';

/** A selector file, with a hash of its text. */
export interface ReadFile {
  list: ListFile;
  hash: string;
}

/**
 * The selector files at a place: one file, or all of a folder; none when the folder is not there.
 * @throws when one of them cannot be read or is no selector file
 */
export async function readFiles(place: string): Promise<ReadFile[]> {
  const files = place.endsWith('.json') ? [place] : await filesIn(place);
  const read = await Promise.all(files.map(readOne));
  const ids = new Set(read.map(({ list }) => list.id));
  if (ids.size < read.length) throw new Error(`Two selector files in ${shown(place)} have the same id. Rename one.`);
  return read;
}

async function filesIn(folder: string): Promise<string[]> {
  try {
    const names = await readdir(folder);
    return names
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name) => join(folder, name));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

async function readOne(file: string): Promise<ReadFile> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new Error(`${shown(file)} cannot be read. Give a selector file: --source html-list=<file>.`, { cause });
  });
  const read = ListFile.safeParse(parsed(text, file));
  if (read.success) return { list: read.data, hash: sha256(text).slice(0, 16) };
  throw new Error(
    `${shown(file)} is no selector file: ${inWords(read.error)}. crawler/sources/html-list/README.md says what it holds.`,
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
