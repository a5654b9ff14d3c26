import type { Catalog } from './database.ts';
import { readListing, type ListingRecord } from './read-servers.ts';
import type { Way } from './target.ts';
import type { Basis } from './vocabulary.ts';

/** One way in which a server's tools were to be learned, and what came of it. */
export interface TargetRecord {
  id: string;
  basis: Basis;
  /** Absent for what was imported by hand. */
  way: Way | undefined;
  /** A source still names it. */
  active: boolean;
  /** ISO 8601, UTC: since when it fails without a break. */
  failingSince: string | undefined;
  /** The latest attempt. */
  last: ListingRecord;
  /** The latest attempt that gave a tool list; the same as `last` unless that one gave none. */
  manifest: ListingRecord | undefined;
  /** The tools that the server shows come from here. */
  isShown: boolean;
}

/** Every way in which a server was to be listed and that was tried, best way first. */
export function readTargets(db: Catalog, serverId: string): TargetRecord[] {
  return db
    .prepare<[string], Row>(
      `SELECT targets.id, basis, way, active, failing_since AS failingSince, targets.last_listing AS last,
         targets.manifest_listing AS manifest, servers.manifest_listing IS targets.manifest_listing AS isShown
       FROM targets JOIN servers ON servers.id = targets.server_id
       WHERE targets.server_id = ? AND targets.last_listing IS NOT NULL ORDER BY active DESC, position, targets.id`,
    )
    .all(serverId)
    .flatMap(({ id, basis, way, active, failingSince, last, manifest, isShown }) => {
      const latest = readListing(db, last);
      if (latest === undefined) return [];
      return {
        ...{ id, basis, way: way === null ? undefined : (JSON.parse(way) as Way), active: active === 1 },
        failingSince: failingSince ?? undefined,
        last: latest,
        manifest: manifest === last ? latest : readListing(db, manifest),
        isShown: manifest !== null && isShown === 1,
      };
    });
}

interface Row {
  id: string;
  basis: Basis;
  way: string | null;
  active: number;
  failingSince: string | null;
  last: number;
  manifest: number | null;
  isShown: number;
}
