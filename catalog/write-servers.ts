import type { Catalog } from './database.ts';
import type { Server } from './model.ts';
import { slugOf } from './slug.ts';
import type { Target } from './target.ts';
import { recordKnown, recordPresence } from './write-changes.ts';
import { showBestTarget } from './write-listings.ts';

/** Makes the server known, or brings what is known of it up to date. */
export function saveServer(db: Catalog, server: Server): void {
  serverWriter(db)(server);
}

/** A server that is named is neither gone nor another one. */
function serverWriter(db: Catalog): (server: Server) => void {
  const put = db.prepare(
    `INSERT INTO servers (id, slug, title, source, homepage) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET title = excluded.title, source = excluded.source, homepage = excluded.homepage,
       gone_on = NULL, gone_why = NULL, same_as = NULL
     WHERE (title, source, homepage, gone_on, same_as)
       IS NOT (excluded.title, excluded.source, excluded.homepage, NULL, NULL)`,
  );
  return ({ id, title, source, homepage }) => {
    put.run(id, slugOf(id), title, source, homepage);
  };
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
  const [put, end] = [serverWriter(db), serverEnder(db, now)];
  const [assign, putTargets] = [recordAssigner(db), targetWriter(db, now)];
  const become = db.prepare<[string, string]>(
    'UPDATE servers SET same_as = ?, gone_on = NULL, gone_why = NULL WHERE id = ?',
  );
  const day = now.slice(0, 10);
  const goneBefore = db.prepare<[string], 0 | 1>('SELECT gone_on IS NOT NULL FROM servers WHERE id = ?').pluck();
  const isGone = (id: string): 0 | 1 | undefined => goneBefore.get(id);
  db.transaction(() => {
    const planned = new Set<string>();
    const moved = new Map<string, string>();
    for (const server of servers) {
      const { id, goneWhy, records, targets } = server;
      planned.add(id);
      const wasGone = isGone(id);
      if (goneWhy === undefined) put(server);
      else end(server, goneWhy);
      recordKnown(db, id, day);
      if (wasGone !== undefined && wasGone !== isGone(id)) {
        recordPresence(db, id, day, wasGone === 1 ? 'server-back' : 'server-gone');
      }
      for (const record of records) {
        const before = assign(id, record);
        if (before !== undefined && !moved.has(before)) moved.set(before, id);
      }
      putTargets(id, targets);
    }
    for (const [before, id] of moved) {
      if (planned.has(before)) continue;
      become.run(id, before);
      putTargets(before, []);
    }
    db.exec(FOLLOW_ON);
  }).immediate();
}

/** What became a server that now became another one is that one as well. */
const FOLLOW_ON = `UPDATE servers SET same_as = further.same_as FROM servers AS further
  WHERE further.id = servers.same_as AND further.same_as IS NOT NULL`;

/** A server that is gone keeps its page, and the day on which it went. */
function serverEnder(db: Catalog, now: string): (server: Server, why: string) => void {
  const know = db.prepare(
    'INSERT INTO servers (id, slug, title, source) VALUES (@id, @slug, @title, @source) ON CONFLICT DO NOTHING',
  );
  const end = db.prepare(
    `UPDATE servers SET gone_on = coalesce(gone_on, @day), gone_why = @why, same_as = NULL
     WHERE id = @id AND (gone_why IS NOT @why OR same_as IS NOT NULL)`,
  );
  return ({ id, title, source }, why) => {
    know.run({ id, slug: slugOf(id), title, source });
    end.run({ id, why, day: now.slice(0, 10) });
  };
}

/** @returns what says which server a record speaks of, and returns which other one it spoke of before */
function recordAssigner(
  db: Catalog,
): (serverId: string, record: PlannedServer['records'][number]) => string | undefined {
  const formerOf = db
    .prepare<[string, string], string | null>('SELECT server_id FROM records WHERE source = ? AND key = ?')
    .pluck();
  const assign = db.prepare('UPDATE records SET server_id = ? WHERE source = ? AND key = ?');
  return (serverId, { source, key }) => {
    const before = formerOf.get(source, key) ?? undefined;
    if (before === serverId) return undefined;
    assign.run(serverId, source, key);
    return before;
  };
}

/**
 * Targets that are no longer planned stay with what they gave, and are not tried again. What was imported stays. A server
 * whose ways changed may have to show another one.
 */
function targetWriter(db: Catalog, now: string): (serverId: string, targets: readonly Target[]) => void {
  const put = db.prepare(
    `INSERT INTO targets (server_id, id, position, basis, way, launch_key, active, due_at)
     VALUES (@serverId, @id, @position, @basis, @way, @launchKey, 1, @now)
     ON CONFLICT (server_id, id) DO UPDATE SET position = excluded.position, basis = excluded.basis,
       way = excluded.way, launch_key = excluded.launch_key, active = 1
     WHERE (position, basis, way, launch_key, active)
       IS NOT (excluded.position, excluded.basis, excluded.way, excluded.launch_key, 1)`,
  );
  const leave = db.prepare<[string, string]>(
    `UPDATE targets SET active = 0 WHERE server_id = ? AND active AND way IS NOT NULL
       AND id NOT IN (SELECT value FROM json_each(?))`,
  );
  const wasListed = db.prepare<[string]>('SELECT 1 FROM targets WHERE server_id = ? AND last_listing IS NOT NULL');
  return (serverId, targets) => {
    let changes = leave.run(serverId, JSON.stringify(targets.map(({ id }) => id))).changes;
    for (const [position, { id, basis, way, launchKey }] of targets.entries()) {
      changes += put.run({ ...{ serverId, id, position, basis, launchKey, now }, way: JSON.stringify(way) }).changes;
    }
    if (changes > 0 && wasListed.get(serverId) !== undefined) showBestTarget(db, serverId);
  };
}
