import { mkdtempSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new folder for the files of one test. */
export function folderOf(name: string): string {
  return mkdtempSync(join(tmpdir(), `${name}-`));
}

/** Replaces a file as editors and our commands do: written beside, then moved. */
export function replaceFile(path: string, text: string): void {
  writeFileSync(`${path}.beside`, text);
  renameSync(`${path}.beside`, path);
}

/** The text of a policy that allows these tools alone. */
export function policyText(...tools: string[]): string {
  return JSON.stringify({ version: '1', default: 'deny', tools: Object.fromEntries(tools.map((name) => [name, {}])) });
}
