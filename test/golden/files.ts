import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { goldenRows, goldenText, type GoldenRow } from './rows.ts';

/** Classifications that a change shows its effect on. */
export const EXAMPLES_FILE = 'test/golden/examples.jsonl';
export const BUILT_IN_FILE = 'test/golden/built-in.jsonl';

export function readGolden(file: string): GoldenRow[] {
  return existsSync(file) ? goldenRows(readFileSync(file, 'utf8')) : [];
}

export function writeGolden(file: string, rows: readonly GoldenRow[]): void {
  writeFileSync(file, goldenText(rows));
}
