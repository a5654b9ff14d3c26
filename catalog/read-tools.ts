import { Corrected } from './correction.ts';
import type { Catalog } from './database.ts';
import { RiskStep, Tool, type Evidence, type Finding, type JsonObject } from './model.ts';
import type { Category, Confidence, FactorId, Risk } from './vocabulary.ts';

/** A tool in a list. */
export interface ToolSummary {
  serverId: string;
  serverSlug: string;
  serverTitle: string;
  name: string;
  slug: string;
  category: Category;
  risk: Risk;
  confidence: Confidence;
}

/** A tool with everything that was said and found about it. */
export interface ToolRecord extends ToolSummary {
  id: number;
  /** Index in the manifest, so that `/tools/<position>` is the tool's pointer in the snapshot. */
  position: number;
  tool: Tool;
  definition: JsonObject;
  decidedBy: string[];
  riskSum: RiskStep[];
  factors: FactorId[];
  findings: Finding[];
  outcomes: string;
  /** What its definition costs a model's context. */
  tokens: number;
  /** What a person said against the rules. */
  correction: Corrected | undefined;
}

/** What a list of tools is narrowed to. */
export type ToolFilter =
  | { category: Category; risk?: Risk }
  | { risk: Risk }
  | { factor: FactorId }
  | { rule: string }
  | { server: string }
  | { all: true };

const RISKIEST_FIRST = `CASE classifications.risk
  WHEN 'critical' THEN 0 WHEN 'high' THEN 1 WHEN 'unrated' THEN 2 WHEN 'medium' THEN 3 ELSE 4 END,
  servers.id, tools.position`;

const SUMMARY = `SELECT tools.id, tools.position, tools.name, tools.slug, servers.id AS serverId,
  servers.slug AS serverSlug, servers.title AS serverTitle,
  classifications.category, classifications.risk, classifications.confidence`;

const CLASSIFIED = `FROM tools JOIN servers ON servers.id = tools.server_id
  JOIN classifications ON classifications.tool_id = tools.id`;

type SummaryRow = Omit<ToolSummary, 'name'> & { id: number; position: number; name: string };

/** Tools, riskiest first, from `offset`, at most `limit`. */
export function readTools(db: Catalog, filter: ToolFilter, limit = -1, offset = 0): ToolSummary[] {
  const { join, where, value } = narrowed(filter);
  return db
    .prepare<unknown[], SummaryRow>(
      `${SUMMARY} ${CLASSIFIED} ${join} WHERE ${where} ORDER BY ${RISKIEST_FIRST} LIMIT ? OFFSET ?`,
    )
    .all(...value, limit, offset)
    .map(summaryOf);
}

/** The names of all tools of a server, classified or not, in the order of its manifest. */
export function readToolNames(db: Catalog, serverId: string): string[] {
  const names = db
    .prepare<[string], string>('SELECT name FROM tools WHERE server_id = ? ORDER BY position')
    .pluck()
    .all(serverId);
  return [...new Set(names.map((name) => JSON.parse(name) as string))];
}

export function countTools(db: Catalog, filter: ToolFilter): number {
  const { join, where, value } = narrowed(filter);
  return db
    .prepare(`SELECT count(*) ${CLASSIFIED} ${join} WHERE ${where}`)
    .pluck()
    .get(...value) as number;
}

function narrowed(filter: ToolFilter): { join: string; where: string; value: string[] } {
  if ('all' in filter) return { join: '', where: 'true', value: [] };
  if ('category' in filter && filter.risk !== undefined) {
    const where = 'classifications.category = ? AND classifications.risk = ?';
    return { join: '', where, value: [filter.category, filter.risk] };
  }
  if ('category' in filter) return { join: '', where: 'classifications.category = ?', value: [filter.category] };
  if ('risk' in filter) return { join: '', where: 'classifications.risk = ?', value: [filter.risk] };
  if ('server' in filter) return { join: '', where: 'servers.id = ?', value: [filter.server] };
  if ('factor' in filter) {
    const join = 'JOIN tool_factors ON tool_factors.tool_id = tools.id';
    return { join, where: 'tool_factors.factor = ?', value: [filter.factor] };
  }
  const join = 'JOIN findings ON findings.tool_id = tools.id';
  return { join, where: `findings.rule_id = ? AND findings.outcome = 'detected'`, value: [filter.rule] };
}

function summaryOf(row: SummaryRow): ToolSummary {
  const { serverId, serverSlug, serverTitle, slug, category, risk, confidence } = row;
  return { serverId, serverSlug, serverTitle, name: JSON.parse(row.name) as string, slug, category, risk, confidence };
}

/** One tool by the two segments of its URL. */
export function readTool(db: Catalog, serverSlug: string, toolSlug: string): ToolRecord | undefined {
  const row = db
    .prepare<
      [string, string],
      SummaryRow & {
        definition: string;
        decided_by: string;
        risk_sum: string;
        outcomes: string;
        tokens: number;
        correction: string | null;
      }
    >(
      `${SUMMARY}, tools.definition, classifications.decided_by, classifications.risk_sum, classifications.outcomes,
         classifications.tokens, classifications.correction ${CLASSIFIED} WHERE servers.slug = ? AND tools.slug = ?`,
    )
    .get(serverSlug, toolSlug);
  if (row === undefined) return undefined;
  const definition = JSON.parse(row.definition) as JsonObject;
  return {
    ...summaryOf(row),
    id: row.id,
    position: row.position,
    tool: Tool.parse(definition),
    definition,
    decidedBy: JSON.parse(row.decided_by) as string[],
    riskSum: RiskStep.array().parse(JSON.parse(row.risk_sum)),
    factors: db
      .prepare<[number], FactorId>('SELECT factor FROM tool_factors WHERE tool_id = ? ORDER BY factor')
      .pluck()
      .all(row.id),
    findings: readFindings(db, row.id),
    outcomes: row.outcomes,
    tokens: row.tokens,
    correction: row.correction === null ? undefined : Corrected.parse(JSON.parse(row.correction)),
  };
}

function readFindings(db: Catalog, toolId: number): Finding[] {
  return db
    .prepare<[number], Omit<Finding, 'evidence'> & { evidence: string }>(
      `SELECT rule_id AS ruleId, rule_version AS ruleVersion, outcome, confidence, message, evidence
       FROM findings WHERE tool_id = ? ORDER BY rule_id`,
    )
    .all(toolId)
    .map((row) => ({ ...row, evidence: JSON.parse(row.evidence) as Evidence[] }));
}

/** The definitions of a server's tools in the order of its manifest, as they are stored and as they are read. */
export function readDefinitions(db: Catalog, serverId: string): { toolId: number; definition: string; tool: Tool }[] {
  return db
    .prepare<[string], { id: number; definition: string }>(
      'SELECT id, definition FROM tools WHERE server_id = ? ORDER BY position',
    )
    .all(serverId)
    .map(({ id, definition }) => ({ toolId: id, definition, tool: Tool.parse(JSON.parse(definition)) }));
}

/** The URL segments of every classified tool, server by server. */
export function readToolPaths(db: Catalog): { server: string; tool: string }[] {
  return db
    .prepare<[], { server: string; tool: string }>(
      `SELECT servers.slug AS server, tools.slug AS tool ${CLASSIFIED} ORDER BY servers.id, tools.position`,
    )
    .all();
}
