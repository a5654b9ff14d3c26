import { severityOf, type Change, type Severity } from './change.ts';
import { compareServers, type ServerState, type ToolState } from './compare.ts';
import type { Catalog } from './database.ts';
import { canonicalJson, stringifyJson } from './json.ts';
import { Manifest, readTools } from './manifest.ts';
import type { JsonObject } from './model.ts';
import { prepared } from './statements.ts';
import type { Category, Confidence, Risk } from './vocabulary.ts';

/** What is kept of a tool; its definition is in the manifest. */
type KeptTool = [slug: string, category: Category, risk: Risk, confidence: Confidence, attacks: string[]];

interface Baseline {
  seenOn: string | null;
  snapshot: string | null;
  madeBy: string | null;
  tools: string | null;
}

/**
 * Compares a server that was just classified with what it was like before, and keeps what changed. A server that was
 * never looked at has nothing to be compared with. A change of its text is dated by the answer that first had it; what
 * our rules did, by the latest answer that they were applied to.
 */
export function recordTools(db: Catalog, serverId: string): void {
  const now = prepared<[string], { snapshot: string; madeBy: string; startedOn: string; confirmedOn: string }>(
    db,
    `SELECT snapshot_sha256 AS snapshot, substr(classified_as, instr(classified_as, ' ') + 1) AS madeBy,
       substr(started_at, 1, 10) AS startedOn, substr(confirmed_at, 1, 10) AS confirmedOn
     FROM servers JOIN listings ON listings.id = manifest_listing WHERE servers.id = ?`,
  ).get(serverId);
  if (now === undefined) return;
  const known = baselineOf(db, serverId) ?? meet(db, serverId, now.confirmedOn);
  const after = presentTools(db, serverId);
  // The same text again, after another one, is an answer of its own that began anew: its time tells both.
  const night = latest(known.snapshot === now.snapshot ? now.confirmedOn : now.startedOn, known.seenOn ?? '');
  if (known.tools !== null && known.snapshot !== null) {
    const before: ServerState = { madeBy: known.madeBy ?? '', tools: formerTools(db, known.snapshot, known.tools) };
    saveChanges(db, serverId, night, compareServers(before, { madeBy: now.madeBy, tools: after }));
  } else if (firstOn(db, serverId) > watchedSince(db) || night > firstOn(db, serverId)) {
    saveChanges(db, serverId, night, [ofServer('server-listed', undefined, after.length)]);
  }
  prepared(db, 'UPDATE baselines SET seen_on = ?, snapshot = ?, made_by = ?, tools = ? WHERE server_id = ?').run(
    night,
    now.snapshot,
    now.madeBy,
    JSON.stringify(after.map(kept)),
    serverId,
  );
}

/** Keeps that a server is known from a day on; one that comes after the catalog began to watch is new. */
export function recordKnown(db: Catalog, serverId: string, day: string): void {
  if (baselineOf(db, serverId) === undefined) meet(db, serverId, day);
}

/** Keeps that a server went, or came back. */
export function recordPresence(db: Catalog, serverId: string, day: string, kind: 'server-gone' | 'server-back'): void {
  saveChanges(db, serverId, day, [ofServer(kind, undefined, undefined)]);
}

/** Keeps that the server asks otherwise of those who want in. An answer that says nothing of it changes nothing. */
export function recordPosture(db: Catalog, serverId: string): void {
  const row = prepared<[string], { before: string | null; after: string; night: string }>(
    db,
    `SELECT baselines.posture AS before, listings.posture AS after, substr(started_at, 1, 10) AS night
     FROM servers JOIN listings ON listings.id = last_listing JOIN baselines ON baselines.server_id = servers.id
     WHERE servers.id = ? AND listings.posture IS NOT NULL AND listings.posture IS NOT baselines.posture`,
  ).get(serverId);
  if (row === undefined) return;
  const after = comparable(row.after);
  if (row.before !== null && canonicalJson(comparable(row.before)) !== canonicalJson(after)) {
    saveChanges(db, serverId, row.night, [ofServer('auth-changed', comparable(row.before), after)]);
  }
  prepared(db, 'UPDATE baselines SET posture = ? WHERE server_id = ?').run(row.after, serverId);
}

/** What could not be read on one day is no change of the server. */
function comparable(posture: string): JsonObject {
  return { ...(JSON.parse(posture) as JsonObject), problems: undefined };
}

function baselineOf(db: Catalog, serverId: string): Baseline | undefined {
  return prepared<[string], Baseline>(
    db,
    'SELECT seen_on AS seenOn, snapshot, made_by AS madeBy, tools FROM baselines WHERE server_id = ?',
  ).get(serverId);
}

function meet(db: Catalog, serverId: string, day: string): Baseline {
  const since = watchedSince(db);
  prepared(db, 'INSERT INTO baselines (server_id, first_on) VALUES (?, ?)').run(serverId, day);
  if (since !== '' && since < day) saveChanges(db, serverId, day, [ofServer('server-added', undefined, undefined)]);
  return { seenOn: null, snapshot: null, madeBy: null, tools: null };
}

function watchedSince(db: Catalog): string {
  return prepared<[], string | null>(db, 'SELECT min(first_on) FROM baselines').pluck().get() ?? '';
}

function firstOn(db: Catalog, serverId: string): string {
  return (
    prepared<[string], string>(db, 'SELECT first_on FROM baselines WHERE server_id = ?').pluck().get(serverId) ?? ''
  );
}

function presentTools(db: Catalog, serverId: string): ToolState[] {
  const rows = prepared<[string], { slug: string; name: string; definition: string; attacks: string } & ToolAxes>(
    db,
    `SELECT slug, name, definition, category, risk, confidence, (
       SELECT json_group_array(rule_id ORDER BY rule_id) FROM findings
         JOIN rules ON rules.rule_set = classifications.rule_set AND rules.id = rule_id
         WHERE tool_id = tools.id AND outcome = 'detected' AND body ->> '$.kind' = 'attack') AS attacks
     FROM tools JOIN classifications ON tool_id = tools.id WHERE server_id = ? ORDER BY position`,
  ).all(serverId);
  return rows.map((row) => ({
    ...row,
    name: JSON.parse(row.name) as string,
    definition: JSON.parse(row.definition) as JsonObject,
    attacks: JSON.parse(row.attacks) as string[],
  }));
}

type ToolAxes = Pick<ToolState, 'category' | 'risk' | 'confidence'>;

function kept({ slug, category, risk, confidence, attacks }: ToolState): KeptTool {
  return [slug, category, risk, confidence, attacks];
}

function formerTools(db: Catalog, snapshot: string, tools: string): ToolState[] {
  const body = prepared<[string], Buffer>(db, 'SELECT body FROM snapshots WHERE sha256 = ?').pluck().get(snapshot);
  if (body === undefined) return [];
  const listed = readTools(Manifest.parse(JSON.parse(body.toString('utf8')))).tools;
  const bySlug = new Map(listed.map((one) => [one.slug, one]));
  return (JSON.parse(tools) as KeptTool[]).flatMap(([slug, category, risk, confidence, attacks]) => {
    const one = bySlug.get(slug);
    if (one === undefined) return [];
    return [{ slug, name: one.tool.name, definition: one.definition, category, risk, confidence, attacks }];
  });
}

type ServerKind = 'server-added' | 'server-gone' | 'server-back' | 'server-listed' | 'auth-changed';

function ofServer(kind: ServerKind, before: unknown, after: unknown): Change {
  const severity: Severity = severityOf(kind, 'tool');
  return { kind, severity, tool: '', name: '', cause: 'tool', before, after };
}

function saveChanges(db: Catalog, serverId: string, night: string, changes: readonly Change[]): void {
  for (const it of changes) {
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
}

function jsonOrNull(value: unknown): string | null {
  return value === undefined ? null : stringifyJson(value);
}

function latest(a: string, b: string): string {
  return a > b ? a : b;
}
