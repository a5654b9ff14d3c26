import { appendFileSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { catalogPath, explained, openCatalogToRead } from '../../catalog/database.ts';
import { EXPORT_FOLDERS, exportCatalog, type ExportedLine } from '../../catalog/export.ts';
import type { Command } from '../command.ts';
import { EXIT, UsageError } from '../errors.ts';
import { count, createProgress } from '../progress.ts';

/** Characters that are kept in memory before they are written: the lines of a file do not come one after the other. */
const CHUNK = 2 ** 24;

export const exportState: Command = {
  name: 'export',
  summary: 'writes the state of record into a folder, as sorted JSON Lines',
  positionals: '<folder>',
  flags: { db: { help: 'the catalog (default: CATALOG_DB, or data/catalog.db)', value: 'path' } },
  run(input) {
    const [folder, ...more] = input.positionals;
    if (folder === undefined || more.length > 0) throw new UsageError('export takes one folder.');
    const stranger = foreignIn(folder);
    if (stranger !== undefined)
      throw new UsageError(`${join(folder, stranger)} is not of an export. Give an empty folder, or one of an export.`);
    const path = input.value('db') ?? catalogPath();
    const db = openCatalogToRead(path);
    // Nothing else is ever deleted.
    for (const name of EXPORT_FOLDERS) rmSync(join(folder, name), { recursive: true, force: true });
    const files = explained(path, () => writeLines(folder, exportCatalog(db)));
    db.close();
    createProgress().say(`Wrote ${count(files, 'file')} into ${folder}.`);
    return Promise.resolve(EXIT.done);
  },
};

/** The first thing in a folder that no export put there; hidden files, such as a repository's, are none of ours. */
function foreignIn(folder: string): string | undefined {
  const stat = statSync(folder, { throwIfNoEntry: false });
  if (stat === undefined) return undefined;
  if (!stat.isDirectory()) throw new UsageError(`${folder} is not a folder.`);
  const ours = new RegExp(`^(${EXPORT_FOLDERS.join('|')})/.+\\.jsonl$`);
  return readdirSync(folder)
    .filter((name) => !name.startsWith('.'))
    .flatMap((name) => {
      if (!statSync(join(folder, name)).isDirectory()) return [name];
      const inside = readdirSync(join(folder, name), { recursive: true, withFileTypes: true });
      const files = inside.filter((entry) => !entry.isDirectory());
      return files.map((entry) => relative(folder, join(entry.parentPath, entry.name)));
    })
    .find((name) => !ours.test(name.replaceAll('\\', '/')));
}

/** @returns the number of files */
function writeLines(folder: string, lines: Iterable<ExportedLine>): number {
  const files = new Set<string>();
  const waiting = new Map<string, string[]>();
  let length = 0;
  const write = (): void => {
    for (const [file, texts] of waiting) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      appendFileSync(join(folder, file), texts.join(''));
    }
    waiting.clear();
    length = 0;
  };
  for (const { file, line } of lines) {
    files.add(file);
    const texts = waiting.get(file) ?? [];
    texts.push(`${line}\n`);
    waiting.set(file, texts);
    length += line.length;
    if (length > CHUNK) write();
  }
  write();
  return files.size;
}
