import type { StoredRecord } from '../../catalog/read-records.ts';
import type { PackageRegistry } from '../../catalog/record.ts';
import type { PlannedServer } from '../../catalog/write-servers.ts';
import { groupRecords } from './groups.ts';
import type { Identified } from './keys.ts';
import { nameServers } from './name-servers.ts';
import { hashOf, targetsOf, type Listable } from './targets.ts';

/** What a plan depends on besides the records. */
export interface PlanOptions {
  /** Ids of sources, the one that names servers best first. */
  sourceOrder: readonly string[];
  canStart: (registry: PackageRegistry) => boolean;
  /** Whether this crawl reads the source of a record. */
  isAsked: (record: StoredRecord) => boolean;
  /** Whether addresses of private networks tell servers apart: to everybody else they are another machine. */
  allowPrivate: boolean;
}

/** A server of the plan, with the sources that this crawl reads and that name it; without any it is not listed. */
export type Plan = PlannedServer & { asked: string[] };

/** What planning needs of a record; of its tool lists only that they are there and whether they changed. */
type Slim = Pick<
  StoredRecord,
  'source' | 'key' | 'id' | 'title' | 'homepage' | 'status' | 'statusMessage' | 'serverId'
> &
  Identified &
  Listable & { isNamed: boolean; isAsked: boolean };

/**
 * Makes servers out of records: the same records always make the same servers, in whatever order they come. A record that
 * its source withdrew still tells which server it spoke of, and nothing else; when that was none, it is not heard. Title
 * and homepage are those of the best record and nobody else's.
 */
export function planServers(
  records: Iterable<StoredRecord>,
  { sourceOrder, canStart, isAsked, allowPrivate }: PlanOptions,
): Plan[] {
  const slim: Slim[] = [];
  for (const record of records) {
    if (isNamed(record) || record.serverId !== undefined) slim.push(slimmed(record, isAsked(record)));
  }
  const groups = groupRecords(bestFirst(slim, sourceOrder), allowPrivate);
  return [...nameServers(groups)].map(([id, group]) => {
    const named = group.filter((record) => record.isNamed);
    const first = named[0] ?? group[0];
    return {
      id,
      title: first?.title ?? id,
      source: first?.source ?? '',
      ...(first?.homepage === undefined ? {} : { homepage: first.homepage }),
      records: group.map(({ source, key }) => ({ source, key })),
      targets: targetsOf(named, canStart),
      asked: [...new Set(named.filter((record) => record.isAsked).map(({ source }) => source))],
      ...(named.length > 0 ? {} : { goneWhy: whyGone(group) }),
    };
  });
}

function isNamed({ status, withdrawnOn }: StoredRecord): boolean {
  return status !== 'deleted' && withdrawnOn === undefined;
}

/** Records are read one by one and can hold long tool lists; all of them at once would not fit. */
function slimmed(record: StoredRecord, isAsked: boolean): Slim {
  const { source, key, id, title, homepage, repository, status, statusMessage, serverId } = record;
  const { version, repositoryVouched, packages, remotes, declared, claimed } = record;
  return {
    ...{ source, key, id, title, serverId, status, repositoryVouched, packages, remotes, isAsked },
    ...(version === undefined ? {} : { version }),
    ...(homepage === undefined ? {} : { homepage }),
    ...(repository === undefined ? {} : { repository }),
    ...(statusMessage === undefined ? {} : { statusMessage }),
    isNamed: isNamed(record),
    lists: {
      ...(declared === undefined ? {} : { declared: hashOf(declared) }),
      ...(claimed === undefined ? {} : { claimed: hashOf(claimed) }),
    },
  };
}

/**
 * What still stands before what was withdrawn, then by source; within a source what named its server before, so that no
 * newcomer takes a server's name by sharing a key with it, then what somebody vouches for.
 */
function bestFirst(records: readonly Slim[], sourceOrder: readonly string[]): Slim[] {
  const ranks = new Map(sourceOrder.map((id, index) => [id, index]));
  const rankOf = ({ source }: Slim): number => ranks.get(source) ?? sourceOrder.length;
  return records.toSorted(
    (a, b) =>
      trueFirst(a.isNamed, b.isNamed) ||
      rankOf(a) - rankOf(b) ||
      trueFirst(a.serverId === a.id, b.serverId === b.id) ||
      trueFirst(a.repositoryVouched, b.repositoryVouched) ||
      inOrder(a.source, b.source) ||
      inOrder(a.key, b.key),
  );
}

function trueFirst(a: boolean, b: boolean): number {
  return Number(b) - Number(a);
}

/** By code units: the same on every machine. */
function inOrder(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function whyGone(group: readonly Slim[]): string {
  const deleted = group.find(({ status }) => status === 'deleted');
  if (deleted === undefined) return 'No source names this server any longer.';
  const said = deleted.statusMessage === undefined ? '' : ` It says: "${deleted.statusMessage}"`;
  return `The source ${deleted.source} has deleted this server.${said}`;
}
