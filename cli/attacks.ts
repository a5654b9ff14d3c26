import { readdirSync, readFileSync } from 'node:fs';
import { Attack } from '../catalog/model.ts';

const FOLDER = `${import.meta.dirname}/../data/attacks`;

/** The documented attacks, one file each. A file that is not right stops the run: it is ours, not somebody's. */
export function loadAttacks(): Attack[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => Attack.parse(JSON.parse(readFileSync(`${FOLDER}/${file}`, 'utf8'))));
}
