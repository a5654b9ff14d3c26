/** Values that strangers wrote: read by their own keys only. */

export type Fields = Record<string, unknown>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The own field of this name. */
export function field(value: Fields, ...names: string[]): unknown {
  const name = names.find((one) => Object.hasOwn(value, one));
  return name === undefined ? undefined : value[name];
}

export function strings(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((one) => (typeof one === 'string' || typeof one === 'number' ? [String(one)] : []));
}

/** Whether a value has what an entry of a server has. */
export function isEntry(value: unknown): boolean {
  return isFields(value) && ENTRY_FIELDS.some((name) => Object.hasOwn(value, name));
}

export const URL_FIELDS = ['url', 'serverUrl', 'httpUrl', 'uri', 'endpoint'];
const ENTRY_FIELDS = ['command', 'args', 'cmd', ...URL_FIELDS];
