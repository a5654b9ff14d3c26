import { createHash } from 'node:crypto';
import type { Launch } from '../catalog/model.ts';
import type { ListingState } from '../catalog/vocabulary.ts';
import { CRAWLER_VERSION } from './version.ts';

/** Hash of everything that decides whether listing a server again could give another answer. */
export function launchKeyOf({ registry, package: name, version, bin, args, env }: Launch): string {
  const variables = Object.entries(env).sort(([a], [b]) => (a < b ? -1 : 1));
  const parts = ['stdio', CRAWLER_VERSION, registry, name, version, bin ?? null, args, variables];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** States that say more about the moment than about the server, so that the same launch is worth another try. */
const PASSING: readonly ListingState[] = ['timeout', 'install-failed', 'not-started'];

/** Whether the latest attempt still holds. */
export function isCurrent(last: { launchKey: string; state: ListingState } | undefined, launchKey: string): boolean {
  return last?.launchKey === launchKey && !PASSING.includes(last.state);
}

/** Which of `of` shards a server belongs to, from 1: by its id alone, so that machines agree without talking. */
export function shardOf(serverId: string, of: number): number {
  return (createHash('sha256').update(serverId).digest().readUInt32BE(0) % of) + 1;
}
