import type { Catalog } from './database.ts';
import { showBestTarget } from './write-listings.ts';

type Row = Record<string, unknown>;

/**
 * Brings everything that another catalog knows into this one: the newer record, the latest attempt of each target, and
 * every listing once. Catalogs of shards that read the same sources give what one crawl of all servers gives. What can be
 * computed again (tools, classifications) is computed again.
 */
export function mergeCatalog(into: Catalog, from: Catalog): void {
  into
    .transaction(() => {
      copyRows(into, from, 'snapshots', 'ON CONFLICT DO NOTHING');
      copyServers(into, from);
      copyRows(into, from, 'records', newer('(source, key)', 'records', 'retrieved_at', RECORD_COLUMNS));
      copyRows(into, from, 'readings', newer('(source, place)', 'readings', 'finished_at', READING_COLUMNS));
      const ids = copyListings(into, from);
      copyTargets(into, from, ids);
      copyRuns(into, from);
      for (const id of from.prepare<[], string>('SELECT id FROM servers').pluck().iterate()) showBestTarget(into, id);
    })
    .immediate();
}

const RECORD_COLUMNS = ['server_id', 'place', 'content', 'body', 'retrieved_at', 'reading', 'withdrawn_on'];
const READING_COLUMNS = ['started_at', 'resume', 'state', 'finished_at'];

/** Takes the other row where it is the later one. */
function newer(key: string, table: string, time: string, columns: string[]): string {
  const set = columns.map((column) => `${column} = excluded.${column}`).join(', ');
  return `ON CONFLICT ${key} DO UPDATE SET ${set} WHERE coalesce(excluded.${time}, '') > coalesce(${table}.${time}, '')`;
}

function copyRows(into: Catalog, from: Catalog, table: string, onConflict: string): void {
  const columns = columnsOf(into, table);
  const put = into.prepare(insertInto(table, columns, onConflict));
  for (const row of from
    .prepare<[], unknown[]>(`SELECT ${columns.join(', ')} FROM ${table}`)
    .raw()
    .iterate())
    put.run(...row);
}

/** What a server shows is decided anew when all is there. */
function copyServers(into: Catalog, from: Catalog): void {
  const columns = columnsOf(into, 'servers').filter((name) => !DECIDED_ANEW.includes(name));
  const put = into.prepare(insertInto('servers', columns, 'ON CONFLICT DO NOTHING'));
  for (const row of from
    .prepare<[], unknown[]>(`SELECT ${columns.join(', ')} FROM servers`)
    .raw()
    .iterate())
    put.run(...row);
}

const DECIDED_ANEW = ['last_listing', 'manifest_listing', 'classified_as'];

/** @returns where each listing of the other catalog is in this one */
function copyListings(into: Catalog, from: Catalog): Map<number, number> {
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
  const confirm = into.prepare('UPDATE listings SET confirmed_at = max(confirmed_at, ?) WHERE id = ?');
  const ids = new Map<number, number>();
  for (const row of from.prepare<[], Row & { id: number }>('SELECT * FROM listings ORDER BY id').iterate()) {
    const known = find.get(row);
    if (known === undefined) ids.set(row.id, Number(put.run(row).lastInsertRowid));
    else {
      confirm.run(row['confirmed_at'], known);
      ids.set(row.id, known);
    }
  }
  return ids;
}

function copyTargets(into: Catalog, from: Catalog, ids: Map<number, number>): void {
  const columns = columnsOf(into, 'targets');
  const set = columns.map((column) => `${column} = excluded.${column}`).join(', ');
  const put = into.prepare(insertInto('targets', columns, `ON CONFLICT (server_id, id) DO UPDATE SET ${set}`));
  const triedAt = into
    .prepare<[unknown, unknown], string>(
      `SELECT confirmed_at FROM targets JOIN listings ON listings.id = last_listing
       WHERE targets.server_id = ? AND targets.id = ?`,
    )
    .pluck();
  const rows = from.prepare<[], Row>(
    `SELECT targets.*, confirmed_at FROM targets LEFT JOIN listings ON listings.id = last_listing`,
  );
  const known = into.prepare('SELECT 1 FROM targets WHERE server_id = ? AND id = ?');
  for (const row of rows.iterate()) {
    const isKnown = known.get(row['server_id'], row['id']) !== undefined;
    const [here, there] = [
      triedAt.get(row['server_id'], row['id']) ?? '',
      (row['confirmed_at'] as string | null) ?? '',
    ];
    if (isKnown && here >= there) continue;
    const moved: Row = { ...row };
    for (const name of ['last_listing', 'manifest_listing']) moved[name] = ids.get(row[name] as number) ?? null;
    put.run(...columns.map((column) => moved[column]));
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
