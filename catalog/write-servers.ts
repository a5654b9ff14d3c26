import type { Catalog } from './database.ts';
import type { Server } from './model.ts';
import { slugOf } from './slug.ts';
import type { Target } from './target.ts';

/** Makes the server known, or brings what is known of it up to date. */
export function saveServer(db: Catalog, server: Server): void {
  db.prepare(
    `INSERT INTO servers (id, slug, title, source, homepage) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET title = excluded.title, source = excluded.source, homepage = excluded.homepage,
       gone_on = NULL, gone_why = NULL, same_as = NULL`,
  ).run(server.id, slugOf(server.id), server.title, server.source, server.homepage);
}

/** Makes the server known when it is not yet, or brings up to date what the same source said of it. */
export function knowServer(db: Catalog, server: Server): void {
  const source = db.prepare<[string], string>('SELECT source FROM servers WHERE id = ?').pluck().get(server.id);
  if (source === undefined || source === server.source) saveServer(db, server);
}

/** One server with the records that speak of it and the ways in which it can be listed, best first. */
export interface PlannedServer extends Server {
  records: { source: string; key: string }[];
  targets: Target[];
  /** Why no source names it any more, when none does. */
  goneWhy?: string;
}

/**
 * Brings servers, what speaks of them and their targets to what was planned, all or nothing. Servers that are not in
 * the plan keep their pages: they are gone, or they turned out to be another server of the plan.
 * @param now ISO 8601, UTC
 */
export function savePlan(db: Catalog, servers: Iterable<PlannedServer>, now: string): void {
  const assign = db.prepare('UPDATE records SET server_id = ? WHERE source = ? AND key = ? AND server_id IS NOT ?');
  const moved = db.prepare('UPDATE servers SET same_as = ? WHERE id = ?');
  const formerOf = db
    .prepare<[string, string], string | null>('SELECT server_id FROM records WHERE source = ? AND key = ?')
    .pluck();
  const gone = db.prepare('UPDATE servers SET gone_on = ?, gone_why = ? WHERE id = ? AND gone_on IS NULL');
  const putTargets = targetWriter(db, now);
  db.transaction(() => {
    const former = new Map<string, string>();
    const planned = new Set<string>();
    for (const server of servers) {
      planned.add(server.id);
      if (server.goneWhy === undefined) saveServer(db, server);
      else if (db.prepare('SELECT 1 FROM servers WHERE id = ?').get(server.id) === undefined) continue;
      else gone.run(now.slice(0, 10), server.goneWhy, server.id);
      for (const { source, key } of server.records) {
        const before = formerOf.get(source, key) ?? undefined;
        if (before !== undefined && before !== server.id) former.set(before, server.id);
        assign.run(server.id, source, key, server.id);
      }
      putTargets(server.id, server.targets);
    }
    for (const [before, id] of former) {
      if (planned.has(before)) continue;
      moved.run(id, before);
      putTargets(before, []);
    }
  }).immediate();
}

/** Targets that are no longer planned stay with what they gave, and are not tried again. What was imported stays. */
function targetWriter(db: Catalog, now: string): (serverId: string, targets: Target[]) => void {
  const rows = db.prepare<[string], { id: string; row: string }>(
    `SELECT id, json_array(position, basis, way, launch_key, active) AS row FROM targets
     WHERE server_id = ? AND way IS NOT NULL`,
  );
  const put = db.prepare(
    `INSERT INTO targets (server_id, id, position, basis, way, launch_key, active, due_at)
     VALUES (?, ?, ?, ?, ?, ?, 1, ?)
     ON CONFLICT (server_id, id) DO UPDATE SET position = excluded.position, basis = excluded.basis,
       way = excluded.way, launch_key = excluded.launch_key, active = 1`,
  );
  const leave = db.prepare('UPDATE targets SET active = 0 WHERE server_id = ? AND id = ? AND active = 1');
  return (serverId, targets) => {
    const known = new Map(rows.all(serverId).map(({ id, row }) => [id, row]));
    for (const [position, { id, basis, way, launchKey }] of targets.entries()) {
      const text = JSON.stringify(way);
      const same = known.get(id) === JSON.stringify([position, basis, text, launchKey, 1]);
      known.delete(id);
      if (!same) put.run(serverId, id, position, basis, text, launchKey, now);
    }
    for (const id of known.keys()) leave.run(serverId, id);
  };
}
