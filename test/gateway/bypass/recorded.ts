import { existsSync, readFileSync } from 'node:fs';
import { scanJson } from '../../../policy/language/json-text.ts';

/** A call that a server got: the name of the tool, and its arguments. */
export type Reached = [name: unknown, args: unknown];

/**
 * The calls in what a server wrote down, read as the most lenient of servers would: names of members and methods
 * without regard to case, width, what cannot be seen, escapes of URLs, and separators.
 */
export function callsIn(log: string): Reached[] {
  const lines = existsSync(log) ? readFileSync(log, 'utf8').split('\n') : [];
  return lines.filter((line) => line !== '').flatMap(callsInLine);
}

function callsInLine(line: string): Reached[] {
  const value = parsed(line);
  if (value === undefined) return [['unreadable', line]];
  return (Array.isArray(value) ? value : [value]).flatMap((message: unknown) => {
    const methods = members(message, 'method').map((method) => leniently(String(method)));
    if (!methods.includes('toolscall')) return [];
    return members(message, 'params').flatMap((params): Reached[] => {
      const [args = {}] = members(params, 'arguments');
      return members(params, 'name').map((name) => [name, args]);
    });
  });
}

/** Undefined for what is no JSON, and for what different servers read differently: a key that is there twice. */
function parsed(line: string): unknown {
  const scanned = scanJson(line);
  return 'mistake' in scanned || scanned.duplicates.length > 0 ? undefined : JSON.parse(line);
}

/** All members whose name a lenient server takes for this one; of prototypes, too. */
function members(value: unknown, name: string): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]: [string, unknown]) => {
    if (key === '__proto__') return members(member, name);
    return leniently(key) === name ? [member] : [];
  });
}

function leniently(text: string): string {
  const plain = text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return plain
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z]/g, '');
}
