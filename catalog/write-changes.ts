import { severityOf, type Cause, type Change } from './change.ts';
import { compareServers } from './compare.ts';
import { BROKE_OFF, formerTools, keptTools, presentTools, readBaseline, targetOf, type Baseline } from './compared.ts';
import type { Catalog } from './database.ts';
import { canonicalJson, stringifyJson } from './json.ts';
import type { JsonObject } from './model.ts';
import { prepared } from './statements.ts';

interface Present {
  snapshot: string;
  madeBy: string;
  target: string;
  startedOn: string;
  confirmedOn: string;
  /** The list broke off, so that what is missing in it need not be gone. */
  brokeOff: 0 | 1;
}

/**
 * Compares a server that was just classified with what it was like before, and keeps what changed. What is seen for the
 * first time has nothing to be compared with. A change of its text is dated by the answer that first had it; what our
 * rules did, by the night after which they were applied.
 * @param night ISO 8601 day of the newest answer in the catalog
 */
export function recordTools(db: Catalog, serverId: string, night: string): void {
  const now = prepared<[string], Present>(
    db,
    `SELECT snapshot_sha256 AS snapshot, substr(classified_as, instr(classified_as, ' ') + 1) AS madeBy, target,
       substr(started_at, 1, 10) AS startedOn, substr(confirmed_at, 1, 10) AS confirmedOn,
       ${BROKE_OFF('listings')} AS brokeOff
     FROM servers JOIN listings ON listings.id = manifest_listing WHERE servers.id = ?`,
  ).get(serverId);
  if (now === undefined) return;
  const known = readBaseline(db, serverId) ?? meet(db, serverId, now.confirmedOn);
  if (now.brokeOff === 1) return;
  const { seenOn, snapshot, madeBy, tools } = known;
  // The same text again, after another one, is an answer of its own that began anew: its time tells both.
  const answeredOn = latest(snapshot === now.snapshot ? now.confirmedOn : now.startedOn, seenOn ?? '');
  const appliedOn = latest(night, answeredOn);
  const after = presentTools(db, serverId);
  if (tools !== null && snapshot !== null) {
    const target = targetOf(db, serverId, snapshot, now.target) ?? now.target;
    const before = { madeBy: madeBy ?? '', target, tools: formerTools(db, { snapshot, tools }) };
    for (const change of compareServers(before, { ...now, tools: after })) {
      saveChange(db, serverId, change.cause === 'rules' ? appliedOn : answeredOn, change);
    }
  } else if (wasTriedBefore(db, serverId)) {
    saveChange(db, serverId, answeredOn, ofServer('server-listed', { after: after.length }));
  }
  const isJudgedAnew = madeBy !== null && madeBy !== now.madeBy;
  prepared(db, 'UPDATE baselines SET seen_on = ?, snapshot = ?, made_by = ?, tools = ? WHERE server_id = ?').run(
    isJudgedAnew ? appliedOn : answeredOn,
    now.snapshot,
    now.madeBy,
    keptTools(after),
    serverId,
  );
}

/** Keeps that a server is known from a day on; one that comes after the catalog began to watch is new. */
export function recordKnown(db: Catalog, serverId: string, day: string): void {
  if (readBaseline(db, serverId) === undefined) meet(db, serverId, day);
}

/** Keeps that a server went, or came back. */
export function recordPresence(db: Catalog, serverId: string, day: string, kind: 'server-gone' | 'server-back'): void {
  saveChange(db, serverId, day, ofServer(kind));
}

/** Keeps that the server asks otherwise of those who want in. An answer that says nothing of it changes nothing. */
export function recordPosture(db: Catalog, serverId: string): void {
  const row = prepared<[string], { before: string | null; after: string; night: string; sameWay: 0 | 1 }>(
    db,
    `SELECT baselines.posture AS before, listings.posture AS after, substr(started_at, 1, 10) AS night,
       EXISTS (SELECT 1 FROM listings AS former WHERE former.server_id = servers.id AND former.target = listings.target
         AND former.posture = baselines.posture) AS sameWay
     FROM servers JOIN listings ON listings.id = last_listing JOIN baselines ON baselines.server_id = servers.id
     WHERE servers.id = ? AND listings.posture IS NOT NULL AND listings.posture IS NOT baselines.posture`,
  ).get(serverId);
  if (row === undefined) return;
  const after = comparable(row.after);
  if (row.before !== null && canonicalJson(comparable(row.before)) !== canonicalJson(after)) {
    const cause: Cause = row.sameWay === 1 ? 'author' : 'reading';
    const change = ofServer('auth-changed', { before: comparable(row.before), after, cause });
    saveChange(db, serverId, row.night, change);
  }
  prepared(db, 'UPDATE baselines SET posture = ? WHERE server_id = ?').run(row.after, serverId);
}

/** What could not be read on one day is no change of the server. */
function comparable(posture: string): JsonObject {
  return { ...(JSON.parse(posture) as JsonObject), problems: undefined };
}

function meet(db: Catalog, serverId: string, day: string): Baseline {
  const since = prepared<[], string | null>(db, 'SELECT min(first_on) FROM baselines').pluck().get();
  prepared(db, 'INSERT INTO baselines (server_id, first_on) VALUES (?, ?)').run(serverId, day);
  if (typeof since === 'string' && since < day) saveChange(db, serverId, day, ofServer('server-added'));
  return { firstOn: day, seenOn: null, snapshot: null, madeBy: null, tools: null };
}

/**
 * An earlier crawl tried to list it, and got nothing. What one crawl tries of a server is tried within half a day, on
 * whichever side of midnight; the first answer to the first crawl is no news.
 */
function wasTriedBefore(db: Catalog, serverId: string): boolean {
  const tried = prepared<[string], number>(
    db,
    `SELECT 1 FROM servers JOIN listings AS now ON now.id = manifest_listing
       JOIN listings AS former ON former.server_id = servers.id
     WHERE servers.id = ? AND former.snapshot_sha256 IS NULL
       AND julianday(now.started_at) - julianday(former.started_at) >= 0.5`,
  );
  return tried.pluck().get(serverId) !== undefined;
}

type ServerKind = 'server-added' | 'server-gone' | 'server-back' | 'server-listed' | 'auth-changed';

function ofServer(kind: ServerKind, values: Partial<Pick<Change, 'before' | 'after' | 'cause'>> = {}): Change {
  const cause = values.cause ?? 'author';
  return { kind, severity: severityOf(kind, cause), tool: '', name: '', ...values, cause };
}

function saveChange(db: Catalog, serverId: string, night: string, it: Change): void {
  prepared(
    db,
    `INSERT INTO events (night, server_id, tool, kind, step, severity, cause, name, before, after)
     VALUES (@night, @serverId, @tool, @kind, (SELECT count(*) FROM events
       WHERE night = @night AND server_id = @serverId AND tool = @tool AND kind = @kind),
       @severity, @cause, @name, @before, @after)`,
  ).run({
    ...{ night, serverId, tool: it.tool, kind: it.kind, severity: it.severity, cause: it.cause },
    ...{ name: JSON.stringify(it.name), before: jsonOrNull(it.before), after: jsonOrNull(it.after) },
  });
}

function jsonOrNull(value: unknown): string | null {
  return value === undefined ? null : stringifyJson(value);
}

function latest(a: string, b: string): string {
  return a > b ? a : b;
}
