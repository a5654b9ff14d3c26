import { existsSync, readFileSync } from 'node:fs';
import { Accuracy } from '../catalog/accuracy.ts';

/** Where the measured accuracy is kept. */
export const ACCURACY_FILE = `${import.meta.dirname}/../data/accuracy.json`;

/** How often the rules were right when that was last measured; undefined when nothing is published. */
export function loadAccuracy(): Accuracy | undefined {
  if (!existsSync(ACCURACY_FILE)) return undefined;
  return Accuracy.parse(JSON.parse(readFileSync(ACCURACY_FILE, 'utf8')));
}
