import { BROKE_OFF } from './compared.ts';
import type { Catalog } from './database.ts';
import { stringifyJson } from './json.ts';
import type { Listing } from './listing.ts';
import { readTools, sha256, Manifest, type ListedTool } from './manifest.ts';
import { prepared } from './statements.ts';
import { NEVER, type Next } from './target.ts';
import { recordPosture } from './write-changes.ts';

/** What storing a listing did. */
export interface SavedListing {
  /** Tools of the manifest, when it gave one. */
  tools: number;
  /** Entries of the manifest that were no tool. */
  dropped: number;
  /** It was not the same answer as the time before. */
  changed: boolean;
}

/** As far as a person's own import goes, nothing is ever due. */
const NO_NEXT: Next = { dueAt: NEVER, intervalDays: 0, failures: 0, failingSince: undefined };

/**
 * Stores one attempt to list a server and, when it gave a manifest, the snapshot, all or nothing. The server shows the
 * tools of its best target; those whose definition did not change keep their classification until the server is
 * classified again.
 * @param nextOf when to try again, told whether the answer was another one than the time before
 */
export function saveListing(
  db: Catalog,
  serverId: string,
  listing: Listing,
  manifest?: string,
  nextOf: (changed: boolean) => Next = () => NO_NEXT,
): SavedListing {
  return db
    .transaction(() => {
      const read = manifest === undefined ? undefined : readTools(Manifest.parse(JSON.parse(manifest)));
      const snapshot = manifest === undefined ? null : saveSnapshot(db, manifest);
      const dropped = read?.dropped ?? 0;
      const same = confirm(db, serverId, listing, snapshot);
      const id = same ?? insertListing(db, serverId, listing, snapshot, dropped);
      updateTarget(db, serverId, listing, { id, hasManifest: snapshot !== null, next: nextOf(same === undefined) });
      showBestTarget(db, serverId);
      return { tools: read?.tools.length ?? 0, dropped, changed: same === undefined };
    })
    .immediate();
}

function saveSnapshot(db: Catalog, body: string): string {
  const hash = sha256(body);
  prepared(db, 'INSERT OR IGNORE INTO snapshots (sha256, body) VALUES (?, ?)').run(hash, Buffer.from(body, 'utf8'));
  return hash;
}

/** @returns the listing before, when this one says the same again */
function confirm(db: Catalog, serverId: string, it: Listing, snapshot: string | null): number | undefined {
  const same = prepared<unknown[], number>(
    db,
    `SELECT listings.id FROM targets JOIN listings ON listings.id = targets.last_listing
       WHERE targets.server_id = ? AND targets.id = ? AND state = ? AND reason = ? AND completeness = ?
         AND message = ? AND listings.launch_key = ? AND listings.launch IS ? AND snapshot_sha256 IS ?
         AND posture IS ? AND integrity IS ?`,
  )
    .pluck()
    .get(
      ...[serverId, it.target, it.state, it.reason, it.completeness, it.message, it.launchKey],
      ...[jsonOrNull(it.launch), snapshot, jsonOrNull(it.posture), it.integrity ?? null],
    );
  if (same === undefined) return undefined;
  prepared(
    db,
    'UPDATE listings SET confirmed_at = ?, duration_ms = ?, protocol = coalesce(?, protocol), cache = ? WHERE id = ?',
  ).run(it.startedAt, it.durationMs, jsonOrNull(it.protocol), jsonOrNull(it.cache), same);
  return same;
}

function insertListing(db: Catalog, serverId: string, it: Listing, snapshot: string | null, dropped: number): number {
  const row = {
    server_id: serverId,
    target: it.target,
    basis: it.basis,
    state: it.state,
    reason: it.reason,
    completeness: it.completeness,
    message: it.message,
    enumerator: it.enumerator,
    sandbox: it.sandbox ?? null,
    launch: jsonOrNull(it.launch),
    launch_key: it.launchKey,
    started_at: it.startedAt,
    confirmed_at: it.startedAt,
    duration_ms: it.durationMs,
    integrity: it.integrity ?? null,
    posture: jsonOrNull(it.posture),
    protocol: jsonOrNull(it.protocol),
    cache: jsonOrNull(it.cache),
    dropped,
    snapshot_sha256: snapshot,
  };
  const names = Object.keys(row);
  const { lastInsertRowid } = prepared(
    db,
    `INSERT INTO listings (${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})`,
  ).run(row);
  return Number(lastInsertRowid);
}

/** A list that broke off does not take the place of a whole one that the same launch gave. */
const KEEPS_WHOLE = `EXISTS (SELECT 1 FROM listings WHERE id = targets.manifest_listing
  AND completeness = 'complete' AND listings.launch_key = @launchKey)`;

function updateTarget(
  db: Catalog,
  serverId: string,
  it: Listing,
  { id, hasManifest, next }: { id: number; hasManifest: boolean; next: Next },
): void {
  const breaksOff = it.completeness === 'partial' && it.state !== 'ok' ? KEEPS_WHOLE : 'false';
  prepared(
    db,
    `INSERT INTO targets (server_id, id, position, basis, launch_key, active, listed_key, due_at, interval_days,
       failures, failing_since, protocol, last_listing, manifest_listing)
     VALUES (@serverId, @target, 0, @basis, @launchKey, 1, @launchKey, @dueAt, @intervalDays, @failures, @failingSince,
       @protocol, @id, iif(@hasManifest, @id, NULL))
     ON CONFLICT (server_id, id) DO UPDATE SET listed_key = @launchKey, due_at = @dueAt, interval_days = @intervalDays,
       failures = @failures, failing_since = @failingSince, protocol = coalesce(@protocol, protocol),
       last_listing = @id, manifest_listing = iif(@hasManifest AND NOT ${breaksOff}, @id, manifest_listing)`,
  ).run({
    ...{ serverId, target: it.target, basis: it.basis, launchKey: it.launchKey, protocol: jsonOrNull(it.protocol) },
    ...{ id, hasManifest: hasManifest ? 1 : 0, dueAt: next.dueAt, intervalDays: next.intervalDays },
    ...{ failures: next.failures, failingSince: next.failingSince ?? null },
  });
}

/** What was named when it was listed and is no longer counts until what is named now was tried, or when nothing is. */
const COUNTS = `(targets.active OR EXISTS (SELECT 1 FROM targets AS fresh WHERE fresh.server_id = targets.server_id
  AND fresh.active AND fresh.basis <> 'claimed' AND fresh.last_listing IS NULL))`;

/** A target with tools before one without, what is still named before what is not, then by basis and preference. */
const BEST_FIRST = `NOT ${COUNTS}, manifest.id IS NULL, NOT targets.active, manifest.state IS 'empty',
  CASE targets.basis WHEN 'observed' THEN 0 WHEN 'declared' THEN 1 ELSE 2 END, targets.last_listing IS NULL,
  targets.position, targets.id`;

/** What a server shows: a manifest, and whether it is a list that broke off. */
interface Shown {
  snapshot: string | null;
  brokeOff: 0 | 1;
}

/** Makes the server show what its best target gave. */
export function showBestTarget(db: Catalog, serverId: string): void {
  const best = prepared<[string], Shown & { last: number | null; manifest: number | null }>(
    db,
    `SELECT last_listing AS last, manifest_listing AS manifest, manifest.snapshot_sha256 AS snapshot,
       ${BROKE_OFF('manifest')} AS brokeOff FROM targets LEFT JOIN listings AS manifest ON manifest.id = manifest_listing
       WHERE targets.server_id = ? ORDER BY ${BEST_FIRST} LIMIT 1`,
  ).get(serverId);
  if (best === undefined) return;
  const before = prepared<[string], Shown>(
    db,
    `SELECT snapshot_sha256 AS snapshot, ${BROKE_OFF('listings')} AS brokeOff
     FROM servers JOIN listings ON listings.id = manifest_listing WHERE servers.id = ?`,
  ).get(serverId);
  const isSame = best.snapshot === (before?.snapshot ?? null);
  // What was not compared, because it broke off, is compared when it turns out to be all there is.
  const isJudged = isSame && best.brokeOff === (before?.brokeOff ?? 0);
  prepared(
    db,
    `UPDATE servers SET last_listing = ?, manifest_listing = ?, classified_as = iif(?, classified_as, NULL)
     WHERE id = ?`,
  ).run(best.last, best.manifest, isJudged ? 1 : 0, serverId);
  recordPosture(db, serverId);
  if (!isSame) replaceTools(db, serverId, best.snapshot === null ? [] : toolsIn(db, best.snapshot));
}

function toolsIn(db: Catalog, snapshot: string): ListedTool[] {
  const body = prepared<[string], Buffer>(db, 'SELECT body FROM snapshots WHERE sha256 = ?').pluck().get(snapshot);
  if (body === undefined)
    throw new Error(`The catalog has lost the snapshot ${snapshot}. Move it away and crawl again.`);
  return readTools(Manifest.parse(JSON.parse(body.toString('utf8')))).tools;
}

/** A tool that is defined otherwise than before is another tool: nothing that was found about it holds. */
function replaceTools(db: Catalog, serverId: string, tools: ListedTool[]): void {
  const known = prepared<[string], [slug: string, definition: string]>(
    db,
    'SELECT slug, definition FROM tools WHERE server_id = ?',
  )
    .raw()
    .all(serverId);
  const definitions = new Map(tools.map(({ slug, definition }) => [slug, stringifyJson(definition)]));
  const remove = prepared(db, 'DELETE FROM tools WHERE server_id = ? AND slug = ?');
  for (const [slug, definition] of known) if (definitions.get(slug) !== definition) remove.run(serverId, slug);
  const put = prepared(
    db,
    `INSERT INTO tools (server_id, position, name, slug, definition) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (server_id, slug) DO UPDATE SET position = excluded.position`,
  );
  for (const { position, tool, slug } of tools) {
    put.run(serverId, position, JSON.stringify(tool.name), slug, definitions.get(slug));
  }
}

function jsonOrNull(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}
