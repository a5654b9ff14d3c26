import { keysOf, type Identified } from './keys.ts';

/** More records of one source than this with one key: it names a template or a gateway, not a server. */
const SHARED_BY = 3;

/**
 * Finds out which records speak of the same server: those that share a key, and those that share one with them. The
 * order of the records does not matter for who belongs together; within a group they keep it.
 */
export function groupRecords<R extends Identified>(records: readonly R[]): R[][] {
  const keys = records.map(keysOf);
  const common = tooCommon(records, keys);
  const parent = records.map((_, index) => index);
  const root = (index: number): number => {
    let at = index;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] ?? at] ?? at;
      at = parent[at] ?? at;
    }
    return at;
  };
  const firstWith = new Map<string, number>();
  for (const [index, own] of keys.entries()) {
    for (const key of own) {
      if (common.has(key)) continue;
      const first = firstWith.get(key);
      if (first === undefined) firstWith.set(key, index);
      else join(parent, root(first), root(index));
    }
  }
  const groups = Map.groupBy(records, (_, index) => root(index));
  return [...groups.values()];
}

/** The smaller index stays on top, so that groups come in the order of their first records. */
function join(parent: number[], a: number, b: number): void {
  parent[Math.max(a, b)] = Math.min(a, b);
}

/**
 * Keys that say nothing: one that several records of a source share. For a repository two are enough: it holds several
 * servers, and the tools of one must not be shown for another.
 */
function tooCommon(records: readonly Identified[], keys: string[][]): Set<string> {
  const users = new Map<string, number>();
  const common = new Set<string>();
  for (const [index, own] of keys.entries()) {
    for (const key of new Set(own)) {
      if (key.startsWith('id:')) continue;
      const use = `${records[index]?.source ?? ''} ${key}`;
      const count = (users.get(use) ?? 0) + 1;
      users.set(use, count);
      if (count > (key.startsWith('repo:') ? 1 : SHARED_BY)) common.add(key);
    }
  }
  return common;
}
