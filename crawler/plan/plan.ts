import type { StoredRecord } from '../../catalog/read-records.ts';
import type { PackageRegistry } from '../../catalog/record.ts';
import type { PlannedServer } from '../../catalog/write-servers.ts';
import { groupRecords } from './groups.ts';
import { nameServers } from './name-servers.ts';
import { targetsOf } from './targets.ts';

/** What a plan depends on besides the records. */
export interface PlanOptions {
  /** Ids of sources, the one that names servers best first. */
  sourceOrder: readonly string[];
  canStart: (registry: PackageRegistry) => boolean;
  /** Whether this crawl reads the source of a record. */
  isAsked: (record: StoredRecord) => boolean;
}

/** A server of the plan, with what decides whether this crawl lists it. */
export type Plan = PlannedServer & { asked: boolean };

/**
 * Makes servers out of records: the same records always make the same servers. A record that its source withdrew still
 * tells which server it spoke of, and nothing else.
 */
export function planServers(records: Iterable<StoredRecord>, { sourceOrder, canStart, isAsked }: PlanOptions): Plan[] {
  const rank = new Map(sourceOrder.map((id, index) => [id, index]));
  const rankOf = (record: StoredRecord): number =>
    (rank.get(record.source) ?? sourceOrder.length) + (isNamed(record) ? 0 : sourceOrder.length + 1);
  const sorted = [...records].sort((a, b) => rankOf(a) - rankOf(b) || (a.key < b.key ? -1 : 1));
  return [...nameServers(groupRecords(sorted))].map(([id, group]) => {
    const named = group.filter(isNamed);
    const first = named[0] ?? group[0];
    return {
      id,
      title: first?.title ?? id,
      source: first?.source ?? '',
      ...(first?.homepage === undefined ? {} : { homepage: first.homepage }),
      records: group.map(({ source, key }) => ({ source, key })),
      targets: targetsOf(named, canStart),
      asked: named.some(isAsked),
      ...(named.length > 0 ? {} : { goneWhy: whyGone(group) }),
    };
  });
}

function isNamed({ status, withdrawnOn }: StoredRecord): boolean {
  return status !== 'deleted' && withdrawnOn === undefined;
}

function whyGone(group: readonly StoredRecord[]): string {
  const deleted = group.find(({ status }) => status === 'deleted');
  if (deleted === undefined) return 'No source names this server any longer.';
  const said = deleted.statusMessage === undefined ? '' : ` It says: "${deleted.statusMessage}"`;
  return `The source ${deleted.source} has deleted this server.${said}`;
}
