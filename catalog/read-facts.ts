import type { Catalog } from './database.ts';
import { Tool, type ToolFacts } from './model.ts';
import type { Category, Confidence, FactorId, Risk } from './vocabulary.ts';

const CLASSIFIED = 'FROM tools JOIN classifications ON classifications.tool_id = tools.id';

/** A server's tools with what was found about each, in the order of its manifest, for the policy. */
export function readToolFacts(db: Catalog, serverId: string): ToolFacts[] {
  const factors = byTool<[FactorId]>(
    db,
    `SELECT tool_id, factor FROM tool_factors JOIN tools ON tools.id = tool_id WHERE server_id = ? ORDER BY 1, 2`,
    serverId,
  );
  const attacks = byTool<[string, Confidence]>(
    db,
    `SELECT findings.tool_id, rule_id, findings.confidence ${CLASSIFIED}
     JOIN findings ON findings.tool_id = tools.id AND outcome = 'detected'
     JOIN rules ON rules.rule_set = classifications.rule_set AND rules.id = rule_id
     WHERE server_id = ? AND rules.body ->> 'kind' = 'attack' ORDER BY 1, 2`,
    serverId,
  );
  return db
    .prepare<[string], { id: number; definition: string; category: Category; risk: Risk }>(
      `SELECT tools.id, tools.definition, classifications.category, classifications.risk ${CLASSIFIED}
       WHERE server_id = ? ORDER BY tools.position`,
    )
    .all(serverId)
    .map(({ id, definition, category, risk }) => {
      const tool = Tool.parse(JSON.parse(definition));
      return {
        name: tool.name,
        category,
        risk,
        factors: (factors.get(id) ?? []).map(([factor]) => factor),
        attacks: (attacks.get(id) ?? []).map(([rule, confidence]) => ({ rule, confidence })),
        tool,
      };
    });
}

/** What a query says of each tool of a server; its first column is the tool's id. */
function byTool<Row extends unknown[]>(db: Catalog, query: string, serverId: string): Map<number, Row[]> {
  const found = new Map<number, Row[]>();
  const rows = db.prepare<[string], [number, ...Row]>(query).raw();
  for (const [id, ...row] of rows.iterate(serverId)) found.set(id, [...(found.get(id) ?? []), row]);
  return found;
}
