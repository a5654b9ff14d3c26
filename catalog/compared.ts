import type { ToolState } from './compare.ts';
import type { Catalog } from './database.ts';
import { Manifest, readTools } from './manifest.ts';
import type { JsonObject } from './model.ts';
import { prepared } from './statements.ts';
import type { Category, Confidence, Risk } from './vocabulary.ts';

/** What a server was like when it was last compared. Days are ISO 8601. */
export interface Baseline {
  /** Day on which the catalog first knew it. */
  firstOn: string;
  /** Day of the compared state; null until its tools were read. */
  seenOn: string | null;
  snapshot: string | null;
  madeBy: string | null;
  /** JSON: what is kept of its tools. */
  tools: string | null;
}

/** What is kept of a tool; its definition is in the manifest. */
type KeptTool = [slug: string, category: Category, risk: Risk, confidence: Confidence, attacks: string[]];

/** SQL: a list that broke off, so that what is missing in it need not be gone. */
export const BROKE_OFF = (listing: string): string =>
  `ifnull(${listing}.completeness = 'partial' AND ${listing}.state <> 'ok', 0)`;

export function readBaseline(db: Catalog, serverId: string): Baseline | undefined {
  return prepared<[string], Baseline>(
    db,
    `SELECT first_on AS firstOn, seen_on AS seenOn, snapshot, made_by AS madeBy, tools FROM baselines
     WHERE server_id = ?`,
  ).get(serverId);
}

/** The text that a server's tools are kept as. */
export function keptTools(tools: readonly ToolState[]): string {
  return JSON.stringify(
    tools.map(({ slug, category, risk, confidence, attacks }): KeptTool => [slug, category, risk, confidence, attacks]),
  );
}

/** A server's classified tools, in the order of its manifest. */
export function presentTools(db: Catalog, serverId: string): ToolState[] {
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

/** The tools of a baseline. When its manifest is lost they are known by their slugs, and without their definitions. */
export function formerTools(db: Catalog, { snapshot, tools }: { snapshot: string; tools: string }): ToolState[] {
  const body = prepared<[string], Buffer>(db, 'SELECT body FROM snapshots WHERE sha256 = ?').pluck().get(snapshot);
  const listed = body === undefined ? [] : readTools(Manifest.parse(JSON.parse(body.toString('utf8')))).tools;
  const bySlug = new Map(listed.map((one) => [one.slug, one]));
  return (JSON.parse(tools) as KeptTool[]).map(([slug, category, risk, confidence, attacks]) => {
    const one = bySlug.get(slug);
    const state = { slug, name: one?.tool.name ?? slug, category, risk, confidence, attacks };
    return one === undefined ? state : { ...state, definition: one.definition };
  });
}

/** The way in which a manifest was read: this one when it gave it, too. Undefined when the answer is lost. */
export function targetOf(db: Catalog, serverId: string, snapshot: string, target: string): string | undefined {
  return prepared<[Record<string, string>], string>(
    db,
    `SELECT target FROM listings WHERE server_id = @serverId AND snapshot_sha256 = @snapshot
     ORDER BY target = @target DESC, id DESC LIMIT 1`,
  )
    .pluck()
    .get({ serverId, snapshot, target });
}
