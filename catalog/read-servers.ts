import type { Catalog } from './database.ts';
import { Listing } from './listing.ts';
import { Manifest } from './manifest.ts';
import type { Basis, ListingState, Risk } from './vocabulary.ts';

/** A server in a list. */
export interface ServerSummary {
  id: string;
  slug: string;
  title: string;
  state: ListingState;
  /** Who says what tools it has; undefined when nobody does. */
  basis: Basis | undefined;
  /** Number of tools by risk. */
  risks: Partial<Record<Risk, number>>;
  tools: number;
  /** What the definitions of all its tools cost a model's context. */
  tokens: number;
  /** Id of the server that this one turned out to be. */
  sameAs: string | undefined;
}

/** Where and when a server's tools were read. */
export interface ListingRecord extends Listing {
  /** ISO 8601, UTC: the latest time that the answer was the same. */
  confirmedAt: string;
  dropped: number;
  snapshotSha256: string | undefined;
}

export interface ServerRecord {
  id: string;
  slug: string;
  title: string;
  source: string;
  homepage: string | undefined;
  /** ISO 8601 day since which no source names it, and why. */
  gone: { on: string; why: string } | undefined;
  /** Id of the server that this one turned out to be. */
  sameAs: string | undefined;
  /** The latest attempt, of the target that is shown. */
  last: ListingRecord | undefined;
  /** The attempt that the tools come from; the same as `last` unless that one gave none. */
  manifest: ListingRecord | undefined;
  serverInfo: Manifest['serverInfo'];
  protocolVersion: string | undefined;
  instructions: string | undefined;
}

/** A listed server, and the package that its tools were read from, when they were. */
export interface Origin {
  id: string;
  package: string | null;
  version: string | null;
}

/** Every server, by title. */
export function readServers(db: Catalog): ServerSummary[] {
  const known = new Map<string, Pick<ServerSummary, 'risks' | 'tools' | 'tokens'>>();
  const rows = db
    .prepare<[], [string, Risk, number, number]>(
      `SELECT tools.server_id, classifications.risk, count(*), sum(classifications.tokens) FROM tools
       JOIN classifications ON classifications.tool_id = tools.id GROUP BY 1, 2`,
    )
    .raw();
  for (const [server, risk, count, tokens] of rows.iterate()) {
    const sum = known.get(server) ?? NOTHING;
    const risks = { ...sum.risks, [risk]: count };
    known.set(server, { risks, tools: sum.tools + count, tokens: sum.tokens + tokens });
  }
  return db
    .prepare<[], SummaryRow>(
      `SELECT servers.id, servers.slug, servers.title, ${STATE} AS state, manifest.basis, same_as AS sameAs FROM servers
       LEFT JOIN listings AS last ON last.id = servers.last_listing
       LEFT JOIN listings AS manifest ON manifest.id = servers.manifest_listing
       ORDER BY servers.title COLLATE NOCASE, servers.id`,
    )
    .all()
    .map((row) => ({
      ...row,
      basis: row.basis ?? undefined,
      sameAs: row.sameAs ?? undefined,
      ...(known.get(row.id) ?? NOTHING),
    }));
}

type SummaryRow = Pick<ServerSummary, 'id' | 'slug' | 'title' | 'state'> & {
  basis: Basis | null;
  sameAs: string | null;
};

/** A server that nobody names any more is gone, whatever its latest attempt gave. */
export const STATE = `iif(servers.gone_on IS NULL, coalesce(last.state, 'nothing-to-list'), 'gone')`;

const NOTHING = { risks: {}, tools: 0, tokens: 0 };

export function readServer(db: Catalog, slug: string): ServerRecord | undefined {
  const row = db
    .prepare<[string], ServerRow>(
      `SELECT id, slug, title, source, homepage, gone_on, gone_why, same_as, last_listing, manifest_listing
       FROM servers WHERE slug = ?`,
    )
    .get(slug);
  if (row === undefined) return undefined;
  const manifest = readListing(db, row.manifest_listing);
  const said = manifest?.snapshotSha256 === undefined ? undefined : readManifest(db, manifest.snapshotSha256);
  return {
    id: row.id,
    slug: row.slug,
    title: row.title,
    source: row.source,
    homepage: row.homepage ?? undefined,
    gone: row.gone_on === null ? undefined : { on: row.gone_on, why: row.gone_why ?? '' },
    sameAs: row.same_as ?? undefined,
    last: readListing(db, row.last_listing),
    manifest,
    serverInfo: said?.serverInfo,
    protocolVersion: said?.protocolVersion,
    instructions: said?.instructions,
  };
}

interface ServerRow {
  id: string;
  slug: string;
  title: string;
  source: string;
  homepage: string | null;
  gone_on: string | null;
  gone_why: string | null;
  same_as: string | null;
  last_listing: number | null;
  manifest_listing: number | null;
}

/** Every server that was listed, by id. */
export function readOrigins(db: Catalog): Origin[] {
  return db
    .prepare<[], Origin>(
      `SELECT servers.id, listings.launch ->> '$.package' AS package, listings.launch ->> '$.version' AS version
       FROM servers JOIN listings ON listings.id = servers.manifest_listing ORDER BY servers.id`,
    )
    .all();
}

/** One attempt by the id of its row; undefined when there is none. */
export function readListing(db: Catalog, id: number | null): ListingRecord | undefined {
  if (id === null) return undefined;
  const row = db.prepare<[number], Record<string, unknown>>('SELECT * FROM listings WHERE id = ?').get(id);
  if (row === undefined) return undefined;
  return {
    ...Listing.parse(listingOf(row)),
    confirmedAt: row['confirmed_at'] as string,
    dropped: row['dropped'] as number,
    snapshotSha256: (row['snapshot_sha256'] as string | null) ?? undefined,
  };
}

/** A row of listings under the names of a `Listing`; what is not there is left out. */
function listingOf(row: Record<string, unknown>): Record<string, unknown> {
  const named = {
    ...{ target: row['target'], basis: row['basis'], state: row['state'], reason: row['reason'] },
    ...{ completeness: row['completeness'], message: row['message'], enumerator: row['enumerator'] },
    ...{ sandbox: row['sandbox'], launchKey: row['launch_key'], startedAt: row['started_at'] },
    ...{ durationMs: row['duration_ms'], integrity: row['integrity'] },
  };
  const inJson = ['launch', 'posture', 'protocol', 'cache'].flatMap((name) =>
    row[name] === null ? [] : [[name, JSON.parse(row[name] as string)] as const],
  );
  const plain = Object.entries(named).filter(([, value]) => value !== null);
  return Object.fromEntries([...plain, ...inJson]);
}

/** The text of a snapshot, as it was stored. */
export function readSnapshot(db: Catalog, sha256: string): string | undefined {
  const body = db.prepare<[string], Buffer>('SELECT body FROM snapshots WHERE sha256 = ?').pluck().get(sha256);
  return body?.toString('utf8');
}

/** What a target gave when it last gave a manifest. */
export function readLastManifest(db: Catalog, serverId: string, target: string): Manifest | undefined {
  const hash = db
    .prepare<[string, string], string>(
      `SELECT snapshot_sha256 FROM targets JOIN listings ON listings.id = manifest_listing
       WHERE targets.server_id = ? AND targets.id = ?`,
    )
    .pluck()
    .get(serverId, target);
  return hash === undefined ? undefined : readManifest(db, hash);
}

function readManifest(db: Catalog, sha256: string): Manifest | undefined {
  const body = readSnapshot(db, sha256);
  return body === undefined ? undefined : Manifest.parse(JSON.parse(body));
}
