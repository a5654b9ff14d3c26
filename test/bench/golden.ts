import { existsSync, readFileSync } from 'node:fs';
import { EXIT } from '../../cli/errors.ts';
import { EXAMPLES_FILE, readGolden, writeGolden } from '../golden/files.ts';
import { movesInWords } from '../golden/moves.ts';
import { recommendationLines, RECOMMENDATIONS_FILE, writeRecommendations } from '../golden/recommendations.ts';
import { exampleRows } from '../golden/rows.ts';

/** Prints which classifications of examples and which recommendations moved, and accepts them when asked to. */
export function golden(write: boolean): number {
  const rows = exampleRows();
  const moved = movesInWords(readGolden(EXAMPLES_FILE), rows);
  process.stdout.write(moved === '' ? 'No classification of an example moved.\n' : moved);
  const lines = newLines(existsSync(RECOMMENDATIONS_FILE) ? readFileSync(RECOMMENDATIONS_FILE, 'utf8') : '');
  process.stdout.write(lines === '' ? 'No recommendation moved.\n' : `Recommendations that moved:\n${lines}`);
  if (write) {
    writeGolden(EXAMPLES_FILE, rows);
    writeRecommendations();
  }
  return (moved === '' && lines === '') || write ? EXIT.done : EXIT.finding;
}

function newLines(before: string): string {
  const known = new Set(before.split('\n'));
  return recommendationLines()
    .split('\n')
    .filter((line) => !known.has(line))
    .map((line) => `${line}\n`)
    .join('');
}
