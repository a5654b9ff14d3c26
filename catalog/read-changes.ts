import { ChangeEvent, type ChangeKind, type Severity } from './change.ts';
import type { Catalog } from './database.ts';
import { prepared } from './statements.ts';

/** A change with the server that pages name. */
export interface ShownEvent extends ChangeEvent {
  serverSlug: string;
  serverTitle: string;
  /** The tool is there now, so that it has a page. */
  hasTool: boolean;
}

/** Which changes: all, or those of one night, server, tool, kind or severity. Each is read from an index. */
export type ChangeFilter =
  { all: true } | { night: string } | { server: string; tool?: string } | { kind: ChangeKind } | { severity: Severity };

/** How many changes a night had. */
export interface Night {
  /** ISO 8601 day. */
  night: string;
  urgent: number;
  review: number;
  note: number;
  servers: number;
}

/** ISO 8601 day since which the catalog watches; undefined in an empty catalog. */
export function readWatchedSince(db: Catalog): string | undefined {
  return prepared<[], string | null>(db, 'SELECT min(first_on) FROM baselines').pluck().get() ?? undefined;
}

/** ISO 8601 day on which the catalog first knew a server. */
export function readFirstOn(db: Catalog, serverId: string): string | undefined {
  return prepared<[string], string>(db, 'SELECT first_on FROM baselines WHERE server_id = ?').pluck().get(serverId);
}

/** The nights with a change, newest first, or with one of a severity. */
export function readNights(db: Catalog, severity?: Severity): Night[] {
  const counts = ['urgent', 'review', 'note'].map((one) => `sum(severity = '${one}') AS ${one}`).join(', ');
  return prepared<[{ severity: string | null }], Night>(
    db,
    `SELECT night, ${counts}, count(DISTINCT server_id) AS servers FROM events
     WHERE @severity IS NULL OR severity = @severity GROUP BY night ORDER BY night DESC`,
  ).all({ severity: severity ?? null });
}

/** How many changes there are. */
export function countChanges(db: Catalog, filter: ChangeFilter): number {
  const { where, values } = conditionOf(filter);
  const count = prepared<[Record<string, string>], number>(db, `SELECT count(*) FROM events WHERE ${where}`).pluck();
  return count.get(values) ?? 0;
}

const BY_SEVERITY = `CASE severity WHEN 'urgent' THEN 0 WHEN 'review' THEN 1 ELSE 2 END`;
const ORDER = `server_id, tool, kind, step`;

/** Changes, newest first; those of one night by severity, then server. */
export function readChanges(db: Catalog, filter: ChangeFilter, limit: number, offset = 0): ShownEvent[] {
  const { where, values } = conditionOf(filter);
  const order = 'night' in filter ? `${BY_SEVERITY}, ${ORDER}` : `night DESC, ${ORDER}`;
  const rows = prepared<[Record<string, string | number>], Row>(
    db,
    `SELECT night, server_id AS server, tool, kind, step, severity, cause, events.name, before, after,
       servers.slug AS serverSlug, servers.title AS serverTitle,
       EXISTS (SELECT 1 FROM tools JOIN classifications ON tool_id = tools.id
         WHERE tools.server_id = events.server_id AND tools.slug = tool) AS hasTool
     FROM events JOIN servers ON servers.id = server_id WHERE ${where} ORDER BY ${order} LIMIT @limit OFFSET @offset`,
  ).all({ ...values, limit, offset });
  return rows.map(eventOf);
}

/** The servers that have a change, by slug. */
export function readChangedServers(db: Catalog): { id: string; slug: string; changes: number }[] {
  return prepared<[], { id: string; slug: string; changes: number }>(
    db,
    `SELECT servers.id, slug, count(*) AS changes FROM events JOIN servers ON servers.id = server_id
     GROUP BY server_id ORDER BY slug`,
  ).all();
}

interface Row {
  before: string | null;
  after: string | null;
  name: string;
  serverSlug: string;
  serverTitle: string;
  hasTool: 0 | 1;
}

function eventOf({ before, after, name, serverSlug, serverTitle, hasTool, ...row }: Row): ShownEvent {
  const event = ChangeEvent.parse({
    ...row,
    name: JSON.parse(name) as unknown,
    ...(before !== null && { before: JSON.parse(before) as unknown }),
    ...(after !== null && { after: JSON.parse(after) as unknown }),
  });
  return { ...event, serverSlug, serverTitle, hasTool: hasTool === 1 };
}

function conditionOf(filter: ChangeFilter): { where: string; values: Record<string, string> } {
  if ('night' in filter) return { where: 'night = @night', values: { night: filter.night } };
  if ('kind' in filter) return { where: 'kind = @kind', values: { kind: filter.kind } };
  if ('severity' in filter) return { where: 'severity = @severity', values: { severity: filter.severity } };
  if ('all' in filter) return { where: 'true', values: {} };
  if (filter.tool === undefined) return { where: 'server_id = @server', values: { server: filter.server } };
  return { where: 'server_id = @server AND tool = @tool', values: { server: filter.server, tool: filter.tool } };
}
