import type { Catalog } from './database.ts';

/** When the tools of each server were last read, ISO 8601, by the server's slug. Servers never read are not in it. */
export function readManifestDates(db: Catalog): Map<string, string> {
  const rows = db
    .prepare<[], [string, string]>(
      `SELECT servers.slug, listings.confirmed_at FROM servers JOIN listings ON listings.id = manifest_listing`,
    )
    .raw()
    .iterate();
  return new Map(rows);
}
