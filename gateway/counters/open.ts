import { expand } from '../config/expand.ts';
import { openRedisCounters, withoutSecrets } from './redis.ts';
import { openSqliteCounters } from './sqlite.ts';
import type { CounterStore } from './store.ts';

/**
 * Opens the counters at a path, or in the Redis at an address.
 * @throws GatewayError when they cannot be used
 * @throws UnreachableError when there is no Redis
 */
export async function openCounters(state: string): Promise<CounterStore> {
  return isRedis(state) ? openRedisCounters(expand(state, 'state')) : openSqliteCounters(state);
}

export function isRedis(state: string): boolean {
  return /^rediss?:\/\//.test(state);
}

/** The place of the counters as people may see it. */
export function shownState(state: string): string {
  return isRedis(state) ? withoutSecrets(state) : state;
}
