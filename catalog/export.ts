import type { Catalog } from './database.ts';
import { slugOf } from './slug.ts';

/** One line of the state of record, and the file that it belongs to. */
export interface ExportedLine {
  /** Below the folder of the export, with its ending. */
  file: string;
  line: string;
}

/** The folders that an export consists of. */
export const EXPORT_FOLDERS = ['records', 'servers', 'targets', 'manifests', 'baselines', 'events'] as const;

/**
 * The state of record: what the sources say, how each server can be listed and what that gave, the manifests,
 * and what changed. In each file sorted, without anything that can be computed again and without what is different each time: of times only
 * the day is kept. Equal catalogs give equal bytes. No write is seen half done.
 */
export function* exportCatalog(db: Catalog): Generator<ExportedLine> {
  db.exec('BEGIN');
  try {
    yield* lines(db, RECORDS, (row) => `records/${slugOf(text(row['source']))}/${letterOf(text(row['key']))}.jsonl`);
    yield* lines(db, SERVERS, (row) => `servers/${letterOf(text(row['id']))}.jsonl`);
    yield* lines(db, TARGETS, (row) => `targets/${letterOf(text(row['server']))}.jsonl`);
    yield* lines(db, MANIFESTS, (row) => `manifests/${/^[0-9a-f]{2}/.exec(text(row['sha256']))?.[0] ?? '_'}.jsonl`);
    yield* lines(db, BASELINES, (row) => `baselines/${letterOf(text(row['server']))}.jsonl`);
    yield* lines(db, EVENTS, (row) => `events/${text(row['night'])}.jsonl`);
  } finally {
    db.exec('COMMIT');
  }
}

const RECORDS = `SELECT source, key, server_id AS server, place, content, body,
  substr(retrieved_at, 1, 10) AS retrievedOn, withdrawn_on AS withdrawnOn FROM records ORDER BY source, key`;

const SERVERS = `SELECT id, title, source, homepage, gone_on AS goneOn, gone_why AS goneWhy, same_as AS sameAs
  FROM servers ORDER BY id`;

const LISTED = (alias: string): string => `iif(${alias}.id IS NULL, NULL, json_object(
  'basis', ${alias}.basis, 'state', ${alias}.state, 'reason', ${alias}.reason,
  'completeness', ${alias}.completeness, 'message', ${alias}.message, 'enumerator', ${alias}.enumerator,
  'sandbox', ${alias}.sandbox, 'launch', json(${alias}.launch), 'launchKey', ${alias}.launch_key,
  'on', substr(${alias}.started_at, 1, 10), 'confirmedOn', substr(${alias}.confirmed_at, 1, 10),
  'integrity', ${alias}.integrity, 'posture', json(${alias}.posture), 'protocol', json(${alias}.protocol),
  'cache', json(${alias}.cache), 'dropped', ${alias}.dropped, 'manifest', ${alias}.snapshot_sha256))`;

const TARGETS = `SELECT targets.server_id AS server, targets.id, position, targets.basis, way,
  targets.launch_key AS launchKey, active, substr(failing_since, 1, 10) AS failingSince,
  ${LISTED('last')} AS last, iif(manifest.id = last.id, NULL, ${LISTED('manifest')}) AS lastManifest
  FROM targets LEFT JOIN listings AS last ON last.id = targets.last_listing
  LEFT JOIN listings AS manifest ON manifest.id = targets.manifest_listing ORDER BY targets.server_id, targets.id`;

const MANIFESTS = `SELECT sha256, CAST(body AS TEXT) AS body FROM snapshots
  WHERE sha256 IN (SELECT snapshot_sha256 FROM listings UNION SELECT snapshot FROM baselines) ORDER BY sha256`;

const BASELINES = `SELECT server_id AS server, first_on AS firstOn, seen_on AS seenOn, snapshot, made_by AS madeBy,
  tools, posture FROM baselines ORDER BY server_id`;

const EVENTS = `SELECT night, server_id AS server, tool, kind, step, severity, cause, name, before, after FROM events
  ORDER BY night, server_id, tool, kind, step`;

/** Columns that hold JSON go in as what they are. */
const IN_JSON = ['content', 'way', 'last', 'lastManifest', 'tools', 'posture', 'name', 'before', 'after'];

function* lines(db: Catalog, sql: string, fileOf: (row: Record<string, unknown>) => string): Generator<ExportedLine> {
  for (const row of db.prepare<[], Record<string, unknown>>(sql).iterate()) {
    const parts = Object.entries(row)
      .filter(([, value]) => value !== null)
      .map(
        ([name, value]) => `${JSON.stringify(name)}:${IN_JSON.includes(name) ? text(value) : JSON.stringify(value)}`,
      );
    yield { file: fileOf(row), line: `{${parts.join(',')}}` };
  }
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** One file a letter keeps the differences between two nights small and the files of a size that can be read. */
function letterOf(name: string): string {
  const first = name.replace(/^(io\.github\.|com\.|io\.|@)+/i, '')[0]?.toLowerCase() ?? '';
  return /[a-z0-9]/.test(first) ? first : '_';
}
