import type { Catalog } from './database.ts';

/** What a catalog knew of one server when it was last compared, and how far it had looked. */
interface Baseline {
  server: string;
  firstOn: string;
  seenOn: string | null;
  snapshot: string | null;
  madeBy: string | null;
  tools: string | null;
  posture: string | null;
  /** Sorts by how late the compared tools were there. */
  looked: string;
  /** ISO 8601, UTC: when it was last asked what it wants of those who want in. */
  asked: string;
}

const BASELINES = `SELECT server_id AS server, first_on AS firstOn, seen_on AS seenOn, snapshot, made_by AS madeBy,
  tools, posture,
  coalesce(seen_on, '') || ' ' || coalesce((SELECT max(confirmed_at) FROM listings
    WHERE listings.server_id = baselines.server_id AND snapshot_sha256 = snapshot), '') AS looked,
  coalesce((SELECT max(confirmed_at) FROM listings
    WHERE listings.server_id = baselines.server_id AND listings.posture IS NOT NULL), '') AS asked
  FROM baselines`;

/** How far a catalog has looked at each server. Read before listings of another one come in. */
export function readLooks(db: Catalog): Map<string, Baseline> {
  return new Map(
    db
      .prepare<[], Baseline>(BASELINES)
      .all()
      .map((row) => [row.server, row]),
  );
}

/** Brings in what another catalog saw change, and of each server the state that was compared last. */
export function copyChanges(into: Catalog, from: Catalog, looks: ReadonlyMap<string, Baseline>): void {
  const put = into.prepare(
    `INSERT OR REPLACE INTO baselines (server_id, first_on, seen_on, snapshot, made_by, tools, posture)
     VALUES (@server, @firstOn, @seenOn, @snapshot, @madeBy, @tools, @posture)`,
  );
  for (const there of from.prepare<[], Baseline>(BASELINES).iterate()) {
    const here = looks.get(there.server) ?? there;
    const { seenOn, snapshot, madeBy, tools } = there.looked > here.looked ? there : here;
    const { posture } = there.asked > here.asked ? there : here;
    const firstOn = there.firstOn < here.firstOn ? there.firstOn : here.firstOn;
    put.run({ server: there.server, firstOn, seenOn, snapshot, madeBy, tools, posture });
  }
  copyEvents(into, from);
}

const ONE = 'night = @night AND server_id = @server_id AND tool = @tool AND kind = @kind';

/** Each change once. Two that only share their name, because neither catalog knew of the other, both stay. */
function copyEvents(into: Catalog, from: Catalog): void {
  const put = into.prepare(
    `INSERT INTO events (night, server_id, tool, kind, step, severity, cause, name, before, after)
     SELECT @night, @server_id, @tool, @kind, iif(taken, (SELECT max(step) + 1 FROM events WHERE ${ONE}), @step),
       @severity, @cause, @name, @before, @after
     FROM (SELECT EXISTS (SELECT 1 FROM events WHERE ${ONE} AND step = @step) AS taken)
     WHERE NOT taken OR NOT EXISTS (SELECT 1 FROM events
       WHERE ${ONE} AND cause = @cause AND before IS @before AND after IS @after)`,
  );
  const rows = from.prepare('SELECT * FROM events ORDER BY night, server_id, tool, kind, step');
  for (const row of rows.iterate()) put.run(row);
}
