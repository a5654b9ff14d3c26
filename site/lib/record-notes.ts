import type { StoredRecord } from '../../catalog/read-records.ts';

/** Something that a source notes of a server and that bears on risk. */
export interface RiskNote {
  label: string;
  values: string[];
}

/** The notes that bear on risk, under the names that sources give them. */
const LABELS: Record<string, string> = {
  allowHosts: 'Hosts that it may reach',
  permissions: 'Permissions',
  disableNetwork: 'Network switched off',
  volumes: 'Folders of its user that it is given',
  files: 'Paths that it is given',
  secrets: 'Secrets that it is given',
  environmentVariables: 'Settings',
  configurations: 'Settings',
  parameters: 'Settings',
  oauth: 'Signs in at',
  runtimeArguments: 'Arguments to what runs it',
  user: 'Runs as the user',
  requirement: 'Needs',
};
const MAX_DEPTH = 5;

/** What a source notes of a server and that bears on risk. */
export function riskNotes(notes: StoredRecord['notes']): RiskNote[] {
  return Object.entries(LABELS).flatMap(([name, label]) => {
    if (!Object.hasOwn(notes, name)) return [];
    const values = label === 'Settings' ? settingsOf(notes[name]) : leaves(notes[name], '', MAX_DEPTH);
    return values.length === 0 ? [] : [{ label, values }];
  });
}

/** Settings come as JSON Schemas, of which the names say enough. */
function settingsOf(note: unknown): string[] {
  if (Array.isArray(note)) return note.flatMap(settingsOf);
  const properties = isObject(note) ? note['properties'] : undefined;
  return isObject(properties) ? Object.keys(properties) : leaves(note, '', MAX_DEPTH);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The values inside a note, each with the names that lead to it. */
function leaves(value: unknown, path: string, depth: number): string[] {
  if (value === null || value === undefined) return [];
  if (typeof value === 'string') return [after(path, value)];
  if (typeof value !== 'object') return [after(path, JSON.stringify(value))];
  if (depth === 0) return [after(path, '…')];
  if (Array.isArray(value)) return value.flatMap((one) => leaves(one, path, depth - 1));
  return Object.entries(value).flatMap(([name, one]) => leaves(one, path === '' ? name : `${path}.${name}`, depth - 1));
}

function after(path: string, text: string): string {
  return path === '' ? text : `${path}: ${text}`;
}
