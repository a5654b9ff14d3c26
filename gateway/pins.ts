import { z } from 'zod';
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
