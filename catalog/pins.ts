import { createHash } from 'node:crypto';
import { canonicalJson } from './json.ts';
import { isObject } from './json-schema.ts';

/**
 * The text of a file that pins these tools as they are, in the order of their names.
 * @throws Error when two tools share a name, because only one of them could ever match, or when one nests too deeply
 */
export function writePins(tools: readonly { name: string }[]): string {
  const entries = tools.map((tool) => [tool.name, fingerprint(tool)] as const).sort(([a], [b]) => (a < b ? -1 : 1));
  const twice = entries.find(([name], i) => entries[i + 1]?.[0] === name);
  if (twice) throw new Error(`The server has two tools called ${JSON.stringify(twice[0])}; they cannot be pinned.`);
  const pins: Record<string, string> = Object.fromEntries(entries);
  return `${JSON.stringify({ version: '1', tools: pins }, undefined, 2)}\n`;
}

/**
 * Everything about a tool that the model reads or that decides what it may send, in one hash. Icons and `_meta` are not
 * in it: they are for people and programs.
 */
export function fingerprint(tool: unknown): string {
  const definition = isObject(tool) ? tool : {};
  const read = Object.fromEntries(READ_BY_MODELS.map((key) => [key, definition[key]]));
  return `sha256:${createHash('sha256').update(canonicalJson(read)).digest('hex')}`;
}

const READ_BY_MODELS = ['name', 'title', 'description', 'inputSchema', 'outputSchema', 'annotations'];

/**
 * One hash for a whole set of pinned tools: of what the file of pins says, whatever its layout.
 * @param file what `writePins` wrote
 */
export function digestOfPins(file: string): string {
  return `sha256:${createHash('sha256')
    .update(canonicalJson(JSON.parse(file)))
    .digest('hex')}`;
}
