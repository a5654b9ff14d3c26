import { EXIT } from '../../cli/errors.ts';
import { EXAMPLES_FILE, readGolden, writeGolden } from '../golden/files.ts';
import { movesInWords } from '../golden/moves.ts';
import { exampleRows } from '../golden/rows.ts';

/** Prints which classifications of examples moved, and accepts them when asked to. */
export function golden(write: boolean): number {
  const rows = exampleRows();
  const moved = movesInWords(readGolden(EXAMPLES_FILE), rows);
  process.stdout.write(moved === '' ? 'No classification of an example moved.\n' : moved);
  if (write) writeGolden(EXAMPLES_FILE, rows);
  return moved === '' || write ? EXIT.done : EXIT.finding;
}
