import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from './canonical-json.ts';
import { isRecord } from './message.ts';

/** SHA-256 of each tool's definition by the tool's exact name. A map, because a tool may be called `__proto__`. */
export type Pins = ReadonlyMap<string, string>;

const Fingerprint = z.string().regex(/^sha256:[0-9a-f]{64}$/, 'must be "sha256:" and 64 hexadecimal digits');

/** A file of pins: `{ "version": "1", "tools": { "<name>": "sha256:…" } }`. */
const PinsFile = z.strictObject({
  version: z.literal('1'),
  tools: z
    .custom<object>(isRecord, 'must be an object of fingerprints by tool name')
    .transform((tools, context): Pins => {
      const pins = new Map<string, string>();
      for (const [name, value] of Object.entries(tools)) {
        const parsed = Fingerprint.safeParse(value);
        if (parsed.success) pins.set(name, parsed.data);
        else for (const issue of parsed.error.issues) context.issues.push({ ...issue, input: value, path: [name] });
      }
      return pins;
    }),
});

/**
 * Reads a file of pins, parsed as JSON.
 * @throws z.ZodError when it is none
 */
export function parsePins(document: unknown): Pins {
  return PinsFile.parse(document).tools;
}

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
 * @throws Error when the definition nests too deeply
 */
export function fingerprint(tool: unknown): string {
  const definition = isRecord(tool) ? tool : {};
  const read = Object.fromEntries(READ_BY_MODELS.map((key) => [key, definition[key]]));
  return `sha256:${createHash('sha256').update(canonicalJson(read)).digest('hex')}`;
}

const READ_BY_MODELS = ['name', 'title', 'description', 'inputSchema', 'outputSchema', 'annotations'];
