import type { Catalog } from '../../../catalog/database.ts';
import { readServer, type ListingRecord } from '../../../catalog/read-servers.ts';
import { slugOf } from '../../../catalog/slug.ts';

/** What the catalog holds of a server: its latest attempt, and its tools. */
export function lastOf(db: Catalog, id: string): ListingRecord | undefined {
  return readServer(db, slugOf(id))?.last;
}

export function endOf(db: Catalog, id: string): string {
  const { state, reason, completeness } = lastOf(db, id) ?? {};
  return [state, reason, completeness].join(' ');
}

export function toolsOf(db: Catalog, id: string): string[] {
  const names = db.prepare<[string], string>('SELECT name FROM tools WHERE server_id = ? ORDER BY position').pluck();
  return names.all(id).map((name) => JSON.parse(name) as string);
}
