import type { Catalog } from './database.ts';
import type { ToolSummary } from './read-tools.ts';
import type { Category, FactorId, Risk } from './vocabulary.ts';

/** How many tools have each factor. */
export function readFactorCounts(db: Catalog): Map<FactorId, number> {
  return new Map(
    db.prepare<[], [FactorId, number]>('SELECT factor, count(*) FROM tool_factors GROUP BY 1').raw().all(),
  );
}

/** How many tools of a server are of each category, and what their definitions cost a model's context. */
export function readTokens(db: Catalog, serverId: string): { category: Category; tools: number; tokens: number }[] {
  return db
    .prepare<[string], { category: Category; tools: number; tokens: number }>(
      `SELECT category, count(*) AS tools, sum(tokens) AS tokens FROM classifications
       JOIN tools ON tools.id = tool_id WHERE server_id = ? GROUP BY 1 ORDER BY 1`,
    )
    .all(serverId);
}

/** Tools of one category and risk, in the order of their servers. */
export function readToolsAlike(db: Catalog, category: Category, risk: Risk, limit: number): ToolSummary[] {
  return db
    .prepare<[string, string, number], ToolSummary>(
      `SELECT servers.id AS serverId, servers.slug AS serverSlug, servers.title AS serverTitle, tools.name, tools.slug,
         classifications.category, classifications.risk, classifications.confidence
       FROM classifications JOIN tools ON tools.id = classifications.tool_id JOIN servers ON servers.id = tools.server_id
       WHERE classifications.category = ? AND classifications.risk = ? ORDER BY servers.id, tools.position LIMIT ?`,
    )
    .all(category, risk, limit)
    .map((row) => ({ ...row, name: JSON.parse(row.name) as string }));
}

/** Characters of a description that a list may need. */
const BEGINNING = 400;

/**
 * The beginnings of the descriptions of some of a server's tools, by slug; empty for a tool without one. A definition
 * that nests deeper than SQLite reads is left out.
 */
export function readDescriptions(db: Catalog, serverId: string, slugs: string[]): Map<string, string> {
  const read = db
    .prepare<[string, string], string | null>(
      `SELECT substr(coalesce(definition ->> '$.description', ''), 1, ${BEGINNING})
       FROM tools WHERE server_id = ? AND slug = ? AND json_valid(definition)`,
    )
    .pluck();
  return new Map(
    slugs.flatMap((slug) => {
      const beginning = read.get(serverId, slug);
      return typeof beginning === 'string' ? [[slug, beginning.trim()] as const] : [];
    }),
  );
}
