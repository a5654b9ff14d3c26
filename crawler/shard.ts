import { createHash } from 'node:crypto';

/** Which of `of` shards a server belongs to, from 1: by its id alone, so that machines agree without talking. */
export function shardOf(serverId: string, of: number): number {
  return (createHash('sha256').update(serverId).digest().readUInt32BE(0) % of) + 1;
}
