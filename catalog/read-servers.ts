import type { Catalog } from './database.ts';
import { Manifest } from './manifest.ts';
import { Launch, type Listing } from './model.ts';
import type { Completeness, ListingState, Risk } from './vocabulary.ts';

/** A server in a list. */
export interface ServerSummary {
  id: string;
  slug: string;
  title: string;
  state: ListingState;
  /** Number of tools by risk. */
  risks: Partial<Record<Risk, number>>;
  tools: number;
  /** What the definitions of all its tools cost a model's context. */
  tokens: number;
}

/** Where and when a server's tools were read. */
export interface ListingRecord extends Listing {
  dropped: number;
  snapshotSha256: string | undefined;
}

export interface ServerRecord {
  id: string;
  slug: string;
  title: string;
  source: string;
  homepage: string | undefined;
  launch: Launch | undefined;
  /** The latest attempt. */
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
    .prepare<[], { id: string; slug: string; title: string; state: ListingState | null }>(
      `SELECT servers.id, servers.slug, servers.title, listings.state FROM servers
       LEFT JOIN listings ON listings.id = servers.last_listing ORDER BY servers.title COLLATE NOCASE, servers.id`,
    )
    .all()
    .map((row) => ({ ...row, state: row.state ?? 'not-started', ...(known.get(row.id) ?? NOTHING) }));
}

const NOTHING = { risks: {}, tools: 0, tokens: 0 };

export function readServer(db: Catalog, slug: string): ServerRecord | undefined {
  const row = db
    .prepare<[string], ServerRow>(
      `SELECT id, slug, title, source, homepage, launch, last_listing, manifest_listing FROM servers WHERE slug = ?`,
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
    launch: row.launch === null ? undefined : Launch.parse(JSON.parse(row.launch)),
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
  launch: string | null;
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

function readListing(db: Catalog, id: number | null): ListingRecord | undefined {
  if (id === null) return undefined;
  const row = db.prepare<[number], Record<string, unknown>>('SELECT * FROM listings WHERE id = ?').get(id);
  if (row === undefined) return undefined;
  const launch = row['launch'] as string | null;
  const sandbox = row['sandbox'] as Listing['sandbox'] | null;
  const integrity = row['integrity'] as string | null;
  return {
    state: row['state'] as ListingState,
    completeness: row['completeness'] as Completeness,
    message: row['message'] as string,
    enumerator: row['enumerator'] as Listing['enumerator'],
    ...(sandbox !== null && { sandbox }),
    ...(launch !== null && { launch: Launch.parse(JSON.parse(launch)) }),
    launchKey: row['launch_key'] as string,
    startedAt: row['started_at'] as string,
    durationMs: row['duration_ms'] as number,
    ...(integrity !== null && { integrity }),
    dropped: row['dropped'] as number,
    snapshotSha256: (row['snapshot_sha256'] as string | null) ?? undefined,
  };
}

/** The text of a snapshot, as it was stored. */
export function readSnapshot(db: Catalog, sha256: string): string | undefined {
  const body = db.prepare<[string], Buffer>('SELECT body FROM snapshots WHERE sha256 = ?').pluck().get(sha256);
  return body?.toString('utf8');
}

function readManifest(db: Catalog, sha256: string): Manifest | undefined {
  const body = readSnapshot(db, sha256);
  return body === undefined ? undefined : Manifest.parse(JSON.parse(body));
}
