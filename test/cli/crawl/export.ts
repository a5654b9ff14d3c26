import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { temporaryFolder } from '../../crawler/fixture.ts';
import { runCli } from '../run-cli.ts';

/** The files that `export` writes for a catalog, by their path. */
export async function exportOf(db: string): Promise<Map<string, Buffer>> {
  const folder = join(temporaryFolder(), 'export');
  const { code, stderr } = await runCli(['export', folder, '--db', db]);
  if (code !== 0) throw new Error(`The export ended with ${code}: ${stderr}`);
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
  const files = new Map(paths.map((path) => [relative(folder, path), readFileSync(path)]));
  rmSync(folder, { recursive: true });
  return files;
}

/** What tells two exports apart: no line, when their bytes are equal. */
export function difference(one: ReadonlyMap<string, Buffer>, other: ReadonlyMap<string, Buffer>): string[] {
  return [...new Set([...one.keys(), ...other.keys()])].flatMap((file) => {
    const [before, after] = [one.get(file), other.get(file)];
    if (before !== undefined && after !== undefined && before.equals(after)) return [];
    const [old, now] = [linesOf(before), linesOf(after)];
    return [
      `${file} differs`,
      ...old.filter((line) => !now.includes(line)).map((line) => `- ${line}`),
      ...now.filter((line) => !old.includes(line)).map((line) => `+ ${line}`),
    ];
  });
}

function linesOf(file: Buffer | undefined): string[] {
  return file?.toString('utf8').split('\n') ?? [];
}

/** Exports keep days. What must not see two of them waits here when the next one (UTC) is that near. */
export async function clearOfMidnight(milliseconds: number): Promise<void> {
  const left = 86_400_000 - (Date.now() % 86_400_000);
  if (left < milliseconds) await new Promise((resolve) => setTimeout(resolve, left));
}
