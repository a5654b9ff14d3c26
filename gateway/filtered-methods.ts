import { fold } from './look-alike.ts';

/** The methods that the gateway decides about, or whose answers it changes. */
export const FILTERED = ['tools/call', 'tools/list'];

/**
 * Whether a lenient server could take a method for one of those: besides what `fold` undoes, some read escapes of URLs,
 * and some do not care what separates the words.
 */
export function looksFiltered(method: string): boolean {
  if (FILTERED.includes(method)) return false;
  const letters = fold(unescaped(method)).replace(/[^a-z]/g, '');
  return LETTERS.includes(letters);
}

const LETTERS = FILTERED.map((method) => method.replace('/', ''));

function unescaped(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}
