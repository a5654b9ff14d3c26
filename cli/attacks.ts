import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Attack, AttackFile, Incident } from '../catalog/attack.ts';

const DATA = `${import.meta.dirname}/../data`;

/**
 * The documented attacks with their incidents, one file each.
 * @throws Error when a file is not right: it is ours, not somebody's, so it stops the run.
 */
export function loadAttacks(): Attack[] {
  const incidents = new Map(loadIncidents().map((incident) => [incident.id, incident]));
  return loadAttackFiles().map((file) => {
    const missing = file.incidents.find((id) => !incidents.has(id));
    if (missing !== undefined)
      throw new Error(`data/attacks/${file.id}.json: there is no data/incidents/${missing}.json.`);
    return Attack.parse({ ...file, incidents: file.incidents.map((id) => incidents.get(id)) });
  });
}

/** The attacks as their files say them, with their examples. */
export function loadAttackFiles(): AttackFile[] {
  return filesIn('attacks').map((file) => parsed(file, AttackFile));
}

export function loadIncidents(): Incident[] {
  return filesIn('incidents').map((file) => parsed(file, Incident));
}

function filesIn(folder: string): string[] {
  return readdirSync(`${DATA}/${folder}`)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => `${folder}/${file}`);
}

function parsed<T extends { id: string }>(file: string, schema: { parse: (value: unknown) => T }): T {
  try {
    const value = schema.parse(JSON.parse(readFileSync(`${DATA}/${file}`, 'utf8')));
    if (`${value.id}.json` !== basename(file)) throw new Error(`its id is ${value.id}`);
    return value;
  } catch (cause) {
    throw new Error(`data/${file} is not right: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
