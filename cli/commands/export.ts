import { appendFileSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { catalogPath, openCatalogToRead } from '../../catalog/database.ts';
import { exportCatalog } from '../../catalog/export.ts';
import type { Command } from '../command.ts';
import { EXIT, UsageError } from '../errors.ts';
import { count, createProgress } from '../progress.ts';

/** What an export consists of; nothing else in the folder is touched. */
const FOLDERS = ['records', 'servers', 'targets', 'manifests'];
const CHUNK = 2 ** 20;

export const exportState: Command = {
  name: 'export',
  summary: 'writes the state of record into a folder, as sorted JSON Lines',
  positionals: '<folder>',
  flags: { db: { help: 'the catalog (default: CATALOG_DB, or data/catalog.db)', value: 'path' } },
  run(input) {
    const [folder, ...more] = input.positionals;
    if (folder === undefined || more.length > 0) throw new UsageError('export takes one folder.');
    if (existsSync(folder) && readdirSync(folder).some((name) => !FOLDERS.includes(name) && !name.startsWith('.')))
      throw new UsageError(`${folder} holds files that no export put there. Give an empty folder.`);
    const db = openCatalogToRead(input.value('db') ?? catalogPath());
    for (const name of FOLDERS) rmSync(join(folder, name), { recursive: true, force: true });
    const files = new Set<string>();
    let open = { file: '', text: '' };
    const write = (): void => {
      if (open.text !== '') appendFileSync(join(folder, open.file), open.text);
    };
    for (const { file, line } of exportCatalog(db)) {
      if (file !== open.file || open.text.length > CHUNK) {
        write();
        mkdirSync(dirname(join(folder, file)), { recursive: true });
        files.add(file);
        open = { file, text: '' };
      }
      open.text += `${line}\n`;
    }
    write();
    db.close();
    createProgress().say(`Wrote ${count(files.size, 'file')} into ${folder}.`);
    return Promise.resolve(EXIT.done);
  },
};
