import { CHANGE_KINDS, ChangeEvent, SEVERITY_IDS, type ChangeKind, type Severity } from './change.ts';
import type { Catalog } from './database.ts';
import { prepared } from './statements.ts';

/** A change with the server that pages name. */
export interface ShownEvent extends ChangeEvent {
  serverSlug: string;
  serverTitle: string;
  /** The tool is there now, so that it has a page. */
  hasTool: boolean;
}

/** Which changes: all, or those of one server, tool, kind or severity. Each is read from an index. */
export type ChangeFilter =
  { all: true } | { server: string; tool?: string } | { kind: ChangeKind } | { severity: Severity };

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

/** The nights with a change, newest first. Reads every change: ask once. */
export function readNights(db: Catalog): Night[] {
  const counts = SEVERITY_IDS.map((one) => `sum(severity = '${one}') AS ${one}`).join(', ');
  return prepared<[], Night>(
    db,
    `SELECT night, ${counts}, count(DISTINCT server_id) AS servers FROM events GROUP BY night ORDER BY night DESC`,
  ).all();
}

/** How many changes there are. */
export function countChanges(db: Catalog, filter: ChangeFilter): number {
  const { which, values } = placeOf(filter);
  const count = prepared<[Record<string, string>], number>(db, `SELECT count(*) FROM events ${which}`).pluck();
  return count.get(values) ?? 0;
}

/** Changes, newest first. */
export function readChanges(db: Catalog, filter: ChangeFilter, limit: number, offset = 0): ShownEvent[] {
  const { which, values } = placeOf(filter);
  return readEvents(db, which, { ...values, limit, offset });
}

/** The changes of one night, by severity, then by server. */
export function readNight(db: Catalog, { night, ...counts }: Night, limit: number, offset = 0): ShownEvent[] {
  const events: ShownEvent[] = [];
  let skip = offset;
  // One severity after the other, because each is in its index in order.
  for (const severity of SEVERITY_IDS) {
    if (skip < counts[severity] && events.length < limit) {
      const values = { night, severity, limit: limit - events.length, offset: skip };
      events.push(...readEvents(db, `${BY_SEVERITY} AND night = @night`, values));
    }
    skip = Math.max(0, skip - counts[severity]);
  }
  return events;
}

/** Kinds in their own order, so that what matters most comes first where only a few are shown. */
const KIND_RANK = Object.keys(CHANGE_KINDS)
  .map((kind, rank) => `WHEN '${kind}' THEN ${rank}`)
  .join(' ');
const ORDER = `night DESC, server_id, tool, CASE kind ${KIND_RANK} END, step`;

function readEvents(db: Catalog, which: string, values: Record<string, string | number>): ShownEvent[] {
  const rows = prepared<[Record<string, string | number>], Row>(
    db,
    // Pages are found in an index, by names alone; what they show is looked up for them and nothing before them.
    `SELECT night, server_id AS server, tool, kind, step, severity, cause, events.name, before, after,
       servers.slug AS serverSlug, servers.title AS serverTitle,
       EXISTS (SELECT 1 FROM tools JOIN classifications ON tool_id = tools.id
         WHERE tools.server_id = events.server_id AND tools.slug = tool) AS hasTool
     FROM (SELECT night, server_id, tool, kind, step FROM events ${which} ORDER BY ${ORDER}
       LIMIT @limit OFFSET @offset) AS page
     CROSS JOIN events USING (night, server_id, tool, kind, step)
     CROSS JOIN servers ON servers.id = server_id ORDER BY ${ORDER}`,
  ).all(values);
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

const BY_SEVERITY = 'INDEXED BY events_by_severity WHERE severity = @severity';

/** Where the changes of a filter are, by the index that has them in order. */
function placeOf(filter: ChangeFilter): { which: string; values: Record<string, string> } {
  if ('all' in filter) return { which: '', values: {} };
  if ('kind' in filter) {
    return { which: 'INDEXED BY events_by_kind WHERE kind = @kind', values: { kind: filter.kind } };
  }
  if ('severity' in filter) return { which: BY_SEVERITY, values: { severity: filter.severity } };
  const which = 'INDEXED BY events_by_server WHERE server_id = @server';
  if (filter.tool === undefined) return { which, values: { server: filter.server } };
  return { which: `${which} AND tool = @tool`, values: { server: filter.server, tool: filter.tool } };
}
