import type { StoredRecord } from '../../../catalog/read-records.ts';
import { planServers, type Plan, type PlanOptions } from '../../../crawler/plan/plan.ts';
import { aRecord } from '../../catalog/records.ts';

export const SOURCES = ['built-in', 'official-registry', 'docker-catalog', 'glama'];

/** A record of a source, as the catalog keeps it. */
export function stored(source: string, key: string, changes: Partial<StoredRecord> = {}): StoredRecord {
  return { ...aRecord({ source, key }), place: 'there', serverId: undefined, withdrawnOn: undefined, ...changes };
}

export function plan(records: Iterable<StoredRecord>, changes: Partial<PlanOptions> = {}): Plan[] {
  const options = { sourceOrder: SOURCES, canStart: () => true, isAsked: () => true, allowPrivate: false };
  return planServers(records, { ...options, ...changes });
}

/** The records as they are on the night after a plan. */
export function afterwards(records: readonly StoredRecord[], plans: readonly Plan[]): StoredRecord[] {
  const servers = new Map(
    plans.flatMap(({ id, records: of }) => of.map(({ source, key }) => [`${source} ${key}`, id])),
  );
  return records.map((record) => ({ ...record, serverId: servers.get(`${record.source} ${record.key}`) }));
}

/** Which records make which server: `{ id: ['source key', …] }`. */
export function grouping(plans: readonly Plan[]): Record<string, string[]> {
  return Object.fromEntries(
    plans.map(({ id, records }) => [id, records.map(({ source, key }) => `${source} ${key}`).sort()]),
  );
}
