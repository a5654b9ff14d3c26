import type { Catalog } from './database.ts';
import type { ToolSummary } from './read-tools.ts';

/** `a` to `z`, and `other` for what begins with anything else. */
export const INITIALS = [...'abcdefghijklmnopqrstuvwxyz'.split(''), 'other'] as const;
export type Initial = (typeof INITIALS)[number];

/** Under which letter a name or title is listed. */
export function initialOf(name: string): Initial {
  const first = name.trimStart().charAt(0).normalize('NFKD').charAt(0).toLowerCase();
  return /^[a-z]$/.test(first) ? first : 'other';
}

/**
 * The ids of the rows of all classified tools by the letter that their names begin with, by name. Ids alone: a page
 * reads its own tools, and none sorts them all again.
 */
export function readToolsByInitial(db: Catalog): Map<Initial, number[]> {
  const byInitial = new Map<Initial, number[]>(INITIALS.map((initial) => [initial, []]));
  const rows = db
    .prepare<[], [number, string]>(
      `SELECT tools.id, name FROM tools JOIN classifications ON tool_id = tools.id ORDER BY name COLLATE NOCASE, name, server_id, position`,
    )
    .raw();
  for (const [id, name] of rows.iterate()) byInitial.get(initialOf(JSON.parse(name) as string))?.push(id);
  return byInitial;
}

/** Tools by the ids of their rows, in that order. */
export function readToolsById(db: Catalog, ids: readonly number[]): ToolSummary[] {
  const read = db.prepare<[number], ToolSummary>(
    `SELECT servers.id AS serverId, servers.slug AS serverSlug, servers.title AS serverTitle, tools.name, tools.slug,
       classifications.category, classifications.risk, classifications.confidence
     FROM tools JOIN servers ON servers.id = tools.server_id JOIN classifications ON tool_id = tools.id
     WHERE tools.id = ?`,
  );
  return ids.flatMap((id) => {
    const row = read.get(id);
    return row === undefined ? [] : [{ ...row, name: JSON.parse(row.name) as string }];
  });
}
