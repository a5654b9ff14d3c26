import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openCatalog } from '../../catalog/database.ts';
import { exportCatalog } from '../../catalog/export.ts';
import { crawl } from '../catalog/nights.ts';
import { runCli } from './run-cli.ts';

const SERVER = {
  ...{ version: '1.0.0', hasPackage: true, hasRemote: true, declares: ['x'], package: ['y'], remote: [] },
};

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'export-'));
  file = join(folder, 'catalog.db');
  const db = openCatalog(file);
  crawl(db, { a: SERVER, 'com.acme/b': SERVER, '@c/d': SERVER, a2: SERVER }, '2026-11-01T03:00:00.000Z');
  db.close();
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** Every file below a folder with its text. */
function read(path: string): Record<string, string> {
  const entries = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = entries.map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(files.sort().map((name) => [name.slice(path.length + 1), readFileSync(name, 'utf8')]));
}

it('writes the whole export, and the same again over what was there', async () => {
  const out = join(folder, 'state', 'of-record');
  const first = await runCli(['export', out, '--db', file]);
  expect(first).toMatchObject({ code: 0, stdout: '' });
  const written = read(out);
  expect(first.stderr).toBe(`Wrote ${Object.keys(written).length} files into ${out}.\n`);
  const db = openCatalog(file);
  const lines = Object.groupBy(exportCatalog(db), ({ file }) => file);
  expect(written).toEqual(
    Object.fromEntries(
      Object.entries(lines).map(([name, of = []]) => [name, of.map(({ line }) => `${line}\n`).join('')]),
    ),
  );
  crawl(db, { a: SERVER }, '2026-11-02T03:00:00.000Z');
  db.exec("DELETE FROM records WHERE key <> 'a'");
  db.close();
  mkdirSync(join(out, '.git'));
  expect((await runCli(['export', out, '--db', file])).code).toBe(0);
  expect(Object.keys(read(out)).filter((name) => name.startsWith('records/'))).toEqual(['records/s/a.jsonl']);
  expect(existsSync(join(out, '.git'))).toBe(true);
});

it.each([
  ['notes.txt', 'notes.txt'],
  ['records/notes.txt', 'records/notes.txt'],
  ['records/s/notes.txt', 'records/s/notes.txt'],
  ['music/a.jsonl', 'music/a.jsonl'],
])('deletes nothing in a folder with something that no export put there: %s', async (name, told) => {
  const out = join(folder, 'mine');
  for (const path of [name, 'records/s/a.jsonl']) {
    mkdirSync(join(out, path, '..'), { recursive: true });
    writeFileSync(join(out, path), 'mine');
  }
  const { code, stderr } = await runCli(['export', out, '--db', file]);
  expect(code).toBe(2);
  expect(stderr).toContain(`${join(out, told)} is not of an export.`);
  expect(Object.values(read(out))).toEqual(['mine', 'mine']);
});

it('says what is wrong with what it was given', async () => {
  expect(await runCli(['export'])).toMatchObject({ code: 2, stderr: expect.stringContaining('one folder') as string });
  expect(await runCli(['export', file, '--db', file])).toMatchObject({
    ...{ code: 2, stderr: expect.stringContaining(`${file} is not a folder.`) as string },
  });
  const none = await runCli(['export', join(folder, 'out'), '--db', join(folder, 'none.db')]);
  expect(none.stderr).toContain('there is no catalog here');
  expect(existsSync(join(folder, 'out'))).toBe(false);
});
