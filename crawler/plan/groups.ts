import { keysOf, type Identified } from './keys.ts';

/** More records of one source than this with one key: it names a template or a gateway, not a server. */
const SHARED_BY = 3;

/**
 * Finds out which records speak of the same server: those that share a key, and those that share one with them. What a
 * source itself keeps apart is not brought together by a third record: of two records of one source in a group, each
 * shares a key with the other. So nobody can merge two servers by claiming to be both.
 * @param records best first: where they contradict each other, the better one is believed
 * @param allowPrivate whether addresses of private networks count
 * @returns groups in the order of their best records, and within them the records in order
 */
export function groupRecords<R extends Identified>(records: readonly R[], allowPrivate: boolean): R[][] {
  const all = records.map((record) => keysOf(record, allowPrivate));
  const common = tooCommon(records, all);
  const members: Member[] = all.map((keys, index) => ({
    index,
    source: records[index]?.source ?? '',
    keys: keys.filter((key) => !common.has(key)),
  }));
  const groupOf = members.map((member) => [member]);
  const firstWith = new Map<string, number>();
  for (const { index, keys } of members) {
    for (const key of keys) {
      const first = firstWith.get(key);
      if (first === undefined) firstWith.set(key, index);
      else join(groupOf, first, index);
    }
  }
  return [...new Set(groupOf)].map((group) =>
    group
      .map(({ index }) => index)
      .sort((a, b) => a - b)
      .flatMap((index) => records[index] ?? []),
  );
}

interface Member {
  index: number;
  source: string;
  keys: string[];
}

function join(groupOf: Member[][], a: number, b: number): void {
  const [into, from] = [groupOf[a] ?? [], groupOf[b] ?? []];
  if (into === from || !mayJoin(into, from)) return;
  into.push(...from);
  for (const { index } of from) groupOf[index] = into;
}

function mayJoin(one: readonly Member[], other: readonly Member[]): boolean {
  return one.every((a) => other.every((b) => a.source !== b.source || a.keys.some((key) => b.keys.includes(key))));
}

/**
 * Keys that say nothing: one that several records of a source share. For a repository two are enough: it holds several
 * servers, and the tools of one must not be shown for another.
 */
function tooCommon(records: readonly Identified[], keys: readonly string[][]): Set<string> {
  const users = new Map<string, number>();
  const common = new Set<string>();
  for (const [index, own] of keys.entries()) {
    for (const key of own) {
      if (key.startsWith('id:')) continue;
      const use = `${records[index]?.source ?? ''} ${key}`;
      const count = (users.get(use) ?? 0) + 1;
      users.set(use, count);
      if (count > (key.startsWith('repo:') ? 1 : SHARED_BY)) common.add(key);
    }
  }
  return common;
}
