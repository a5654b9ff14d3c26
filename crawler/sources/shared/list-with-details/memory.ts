import { z } from 'zod';
import { sha256 } from '../../../../catalog/manifest.ts';

/** What is known of a list entry whose details were read: a hash of it, and the day of reading (ISO 8601). */
const Known = z.tuple([z.string(), z.string()]);

/** What such a source leaves behind. */
export const Memory = z.object({
  known: z.record(z.string(), Known),
  /** A reading that was interrupted: where to go on, and the keys that it has met. */
  begun: z.object({ at: z.unknown(), met: z.array(z.string()) }).optional(),
});
export type Memory = z.infer<typeof Memory>;

/** Details can change while the list entry stays, so they are read again after so many days. */
const DAYS_KEPT = 30;
const DAY = 86_400_000;

export function isFresh(known: Memory['known'][string] | undefined, hash: string, now: string): boolean {
  const [knownHash, day = ''] = known ?? [];
  return knownHash === hash && Date.parse(now) - Date.parse(day) < DAYS_KEPT * DAY;
}

export function knownAs(hash: string, now: string): Memory['known'][string] {
  return [hash, now.slice(0, 10)];
}

/** Short: tens of thousands are kept. */
export function hashOf(entry: unknown): string {
  return sha256(JSON.stringify(entry)).slice(0, 16);
}
