import { keysOf, type Identified } from './keys.ts';

/**
 * How many records of one source may share a key before it says nothing. A package can hold several servers, each a
 * command of it, and a repository too; the tools of one must not be shown for another. An address is one server, whoever
 * names it, unless so many do that it must be a gateway or an example.
 */
const SHARED_BY: Record<string, number> = { pkg: 1, repo: 1, remote: 3 };

/** A record, and the server that it was found to speak of on an earlier night. */
type Known = Identified & { serverId: string | undefined };

/**
 * Finds out which records speak of the same server: those that share a key, and those that share one with them. What a
 * source itself keeps apart is not brought together by a third record: of two records of one source in a group, each
 * shares a key with the other. So nobody can merge two servers by claiming to be both. Where records contradict each
 * other, those that were one server before stay one, and after that the better record is believed.
 * @param records best first
 * @param allowPrivate whether addresses of private networks count
 * @returns groups in the order of their best records, and within them the records in order
 */
export function groupRecords<R extends Known>(records: readonly R[], allowPrivate: boolean): R[][] {
  const all = records.map((record) => keysOf(record, allowPrivate));
  const common = tooCommon(records, all);
  const members = records.map(({ source, serverId }, index) => {
    return { index, source, serverId, keys: (all[index] ?? []).filter((key) => !common.has(key)) };
  });
  const groupOf: Member[][] = members.map((member) => [member]);
  joinHolders(groupOf, members, ({ serverId }, key) => serverId && `${serverId} ${key}`);
  joinHolders(groupOf, members, (_, key) => key);
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
  serverId: string | undefined;
  keys: string[];
}

/** Joins the groups of all that hold the same name. */
function joinHolders(
  groupOf: Member[][],
  members: readonly Member[],
  nameOf: (member: Member, key: string) => string | undefined,
): void {
  const holders = new Map<string, number[]>();
  for (const member of members) {
    for (const key of member.keys) {
      const name = nameOf(member, key);
      if (name === undefined) continue;
      const others = holders.get(name) ?? [];
      for (const other of others) join(groupOf, other, member.index);
      others.push(member.index);
      holders.set(name, others);
    }
  }
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
