import { keysOf, type Identified } from './keys.ts';

/**
 * How many records of one source may share a key before it says nothing. A package can hold several servers, each a
 * command of it, and a repository too; the tools of one must not be shown for another. An address is one server, whoever
 * names it, unless so many do that it must be a gateway or an example.
 */
const SHARED_BY: Record<string, number> = { pkg: 1, repo: 1, remote: 3 };

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

/** Keys that say nothing, because more records of one source share them than speak of one server. */
function tooCommon(records: readonly Identified[], keys: readonly string[][]): Set<string> {
  const users = new Map<string, number>();
  const common = new Set<string>();
  for (const [index, own] of keys.entries()) {
    for (const key of own) {
      const use = `${records[index]?.source ?? ''} ${key}`;
      const count = (users.get(use) ?? 0) + 1;
      users.set(use, count);
      if (count > (SHARED_BY[key.slice(0, key.indexOf(':'))] ?? Infinity)) common.add(key);
    }
  }
  return common;
}
