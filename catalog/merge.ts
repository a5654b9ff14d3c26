import type { Catalog } from './database.ts';
import { copyChanges, readLooks } from './merge-changes.ts';
import { showBestTarget } from './write-listings.ts';

type Row = Record<string, unknown>;

/**
 * Brings everything that another catalog knows into this one: the newer record, the latest attempt of each target, and
 * every listing once. What was planned (servers and how they can be listed) is taken from the catalog that read its
 * sources later. Catalogs of shards that read the same sources give what one crawl of all servers gives. What can be
 * computed again (tools, classifications) is computed again.
 */
export function mergeCatalog(into: Catalog, from: Catalog): void {
  into
    .transaction(() => {
      const isLater = lastReading(from) > lastReading(into);
      copyRows(into, from, 'snapshots', 'ON CONFLICT DO NOTHING');
      copyRows(into, from, 'servers', isLater ? update('(id)', SERVER_COLUMNS) : 'ON CONFLICT DO NOTHING');
      copyRows(into, from, 'records', update('(source, key)', RECORD_COLUMNS, newerRecord(isLater)));
      copyRows(into, from, 'readings', update('(source, place)', READING_COLUMNS, NEWER_READING));
      const attempts = lastAttempts(into);
      const looks = readLooks(into);
      const listings = copyListings(into, from);
      copyChanges(into, from, looks);
      copyTargets(into, from, { isLater, attempts, listings });
      copyRuns(into, from);
      const listed = into.prepare<[], string>('SELECT DISTINCT server_id FROM targets WHERE last_listing IS NOT NULL');
      for (const id of listed.pluck().all()) showBestTarget(into, id);
    })
    .immediate();
}

/** What a server shows is decided anew when all is there. */
const DECIDED_ANEW = ['last_listing', 'manifest_listing', 'classified_as'];
const SERVER_COLUMNS = ['title', 'source', 'homepage', 'gone_on', 'gone_why', 'same_as'];
const RECORD_COLUMNS = ['server_id', 'place', 'content', 'body', 'retrieved_at', 'reading', 'withdrawn_on'];
const READING_COLUMNS = ['started_at', 'in_full', 'resume', 'state', 'finished_at'];

/** ISO 8601, UTC; empty in a catalog for which no source was read. */
function lastReading(db: Catalog): string {
  return (
    db
      .prepare<[], string | null>(
        'SELECT max(at) FROM (SELECT max(reading) AS at FROM records UNION ALL SELECT max(finished_at) FROM readings)',
      )
      .pluck()
      .get() ?? ''
  );
}

/** A record that came otherwise, then one that was withdrawn since, then one that was seen again. */
function newerRecord(orSame: boolean): string {
  const state = (row: string): string => `(${row}.retrieved_at, coalesce(${row}.withdrawn_on, ''), ${row}.reading)`;
  return `${state('excluded')} ${orSame ? '>=' : '>'} ${state('records')}`;
}

const NEWER_READING = `coalesce(excluded.finished_at, '') > coalesce(readings.finished_at, '')`;

function update(key: string, columns: readonly string[], condition = 'true'): string {
  const set = columns.map((column) => `${column} = excluded.${column}`).join(', ');
  return `ON CONFLICT ${key} DO UPDATE SET ${set} WHERE ${condition}`;
}

function copyRows(into: Catalog, from: Catalog, table: string, onConflict: string): void {
  const columns = columnsOf(into, table).filter((name) => !DECIDED_ANEW.includes(name));
  const put = into.prepare(insertInto(table, columns, onConflict));
  const rows = from.prepare<[], unknown[]>(`SELECT ${columns.join(', ')} FROM ${table}`).raw();
  for (const row of rows.iterate()) put.run(...row);
}

/** @returns where each listing of the other catalog is in this one */
function copyListings(into: Catalog, from: Catalog): Map<unknown, number> {
  const columns = columnsOf(into, 'listings').filter((name) => name !== 'id');
  const find = into
    .prepare<[Row], number>(
      `SELECT id FROM listings WHERE server_id = @server_id AND target = @target AND started_at = @started_at
         AND launch_key = @launch_key AND state = @state AND snapshot_sha256 IS @snapshot_sha256`,
    )
    .pluck();
  const put = into.prepare(
    `INSERT INTO listings (${columns.join(', ')}) VALUES (${columns.map((name) => `@${name}`).join(', ')})`,
  );
  const confirm = into.prepare<[Row]>(
    `UPDATE listings SET confirmed_at = @confirmed_at, duration_ms = @duration_ms, protocol = @protocol, cache = @cache
     WHERE id = @known AND confirmed_at < @confirmed_at`,
  );
  const ids = new Map<unknown, number>();
  for (const row of from.prepare<[], Row>('SELECT * FROM listings ORDER BY id').iterate()) {
    const known = find.get(row);
    if (known !== undefined) confirm.run({ ...row, known });
    ids.set(row['id'], known ?? Number(put.run(row).lastInsertRowid));
  }
  return ids;
}

/** When each target was tried last: ISO 8601, UTC. */
function lastAttempts(db: Catalog): Map<string, string> {
  const rows = db.prepare<[], [server: string, target: string, triedAt: string]>(
    'SELECT targets.server_id, targets.id, confirmed_at FROM targets JOIN listings ON listings.id = last_listing',
  );
  return new Map(
    rows
      .raw()
      .all()
      .map(([server, target, triedAt]) => [nameOf(server, target), triedAt]),
  );
}

function nameOf(server: unknown, target: unknown): string {
  return JSON.stringify([server, target]);
}

const PLANNED_COLUMNS = ['position', 'basis', 'way', 'launch_key', 'active'];
const TRIED_COLUMNS = ['listed_key', 'due_at', 'interval_days', 'failures', 'failing_since', 'last_listing'];

/** What was planned comes from the later plan, and what the attempts left from the later attempt. */
function copyTargets(
  into: Catalog,
  from: Catalog,
  known: { isLater: boolean; attempts: ReadonlyMap<string, string>; listings: ReadonlyMap<unknown, number> },
): void {
  const columns = columnsOf(into, 'targets');
  const newer = (names: string[], which: string): string[] =>
    names.map((name) => `${name} = iif(@${which}, excluded.${name}, targets.${name})`);
  const put = into.prepare(
    `INSERT INTO targets (${columns.join(', ')}) VALUES (${columns.map((name) => `@${name}`).join(', ')})
     ON CONFLICT (server_id, id) DO UPDATE SET
       ${[...newer(PLANNED_COLUMNS, 'isLater'), ...newer(TRIED_COLUMNS, 'isNewer')].join(', ')},
       protocol = iif(@isNewer, coalesce(excluded.protocol, targets.protocol), targets.protocol),
       manifest_listing = iif(@isNewer OR targets.manifest_listing IS NULL,
         coalesce(excluded.manifest_listing, targets.manifest_listing), targets.manifest_listing)`,
  );
  const rows = from.prepare<[], Row>(
    'SELECT targets.*, confirmed_at AS tried_at FROM targets LEFT JOIN listings ON listings.id = last_listing',
  );
  for (const row of rows.iterate()) {
    const here = known.attempts.get(nameOf(row['server_id'], row['id'])) ?? '';
    put.run({
      ...row,
      last_listing: known.listings.get(row['last_listing']) ?? null,
      manifest_listing: known.listings.get(row['manifest_listing']) ?? null,
      isLater: known.isLater ? 1 : 0,
      isNewer: ((row['tried_at'] as string | null) ?? '') > here ? 1 : 0,
    });
  }
}

function copyRuns(into: Catalog, from: Catalog): void {
  const known = into.prepare('SELECT 1 FROM runs WHERE started_at = ? AND report = ?');
  const put = into.prepare('INSERT INTO runs (started_at, finished_at, report) VALUES (?, ?, ?)');
  const rows = from.prepare<[], [string, string, string]>('SELECT started_at, finished_at, report FROM runs').raw();
  for (const [startedAt, finishedAt, report] of rows.iterate()) {
    if (known.get(startedAt, report) === undefined) put.run(startedAt, finishedAt, report);
  }
}

function columnsOf(db: Catalog, table: string): string[] {
  return db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table);
}

function insertInto(table: string, columns: string[], onConflict: string): string {
  return `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')}) ${onConflict}`;
}
