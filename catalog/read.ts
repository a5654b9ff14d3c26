import { createHash } from 'node:crypto';
import type { Catalog } from './database.ts';
import { Manifest } from './manifest.ts';
import {
  Attack,
  Launch,
  RiskStep,
  RuleText,
  Tool,
  type Evidence,
  type Finding,
  type JsonObject,
  type Listing,
  type ToolFacts,
} from './model.ts';
import type { Category, Completeness, Confidence, FactorId, ListingState, Risk } from './vocabulary.ts';

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
}

/** A server in a list. */
export interface ServerSummary {
  id: string;
  slug: string;
  title: string;
  state: ListingState;
  /** Number of tools by risk. */
  risks: Partial<Record<Risk, number>>;
  tools: number;
}

/** Where and when a server's tools were read. */
export interface ListingRecord extends Listing {
  dropped: number;
  snapshotSha256: string | undefined;
}

export interface ServerRecord {
  id: string;
  slug: string;
  title: string;
  source: string;
  homepage: string | undefined;
  launch: Launch | undefined;
  /** The latest attempt. */
  last: ListingRecord | undefined;
  /** The attempt that the tools come from; the same as `last` unless that one gave none. */
  manifest: ListingRecord | undefined;
  serverInfo: Manifest['serverInfo'];
  protocolVersion: string | undefined;
  instructions: string | undefined;
}

/** What a list of tools is narrowed to. */
export type ToolFilter =
  | { category: Category }
  | { risk: Risk }
  | { factor: FactorId }
  | { rule: string }
  | { server: string }
  | { all: true };

export interface Counts {
  servers: number;
  listed: number;
  tools: number;
  categories: Partial<Record<Category, number>>;
  risks: Partial<Record<Risk, number>>;
  states: Partial<Record<ListingState, number>>;
  /** ISO 8601 time of the newest listing; undefined in an empty catalog. */
  newest: string | undefined;
}

const RISKIEST_FIRST = `CASE classifications.risk
  WHEN 'critical' THEN 0 WHEN 'high' THEN 1 WHEN 'unrated' THEN 2 WHEN 'medium' THEN 3 ELSE 4 END,
  servers.id, tools.position`;

const SUMMARY = `SELECT tools.id, tools.position, tools.name, tools.slug, servers.id AS serverId,
  servers.slug AS serverSlug, servers.title AS serverTitle,
  classifications.category, classifications.risk, classifications.confidence`;

const CLASSIFIED = `FROM tools JOIN servers ON servers.id = tools.server_id
  JOIN classifications ON classifications.tool_id = tools.id`;

type SummaryRow = Omit<ToolSummary, 'name'> & { id: number; position: number; name: string };

export function readCounts(db: Catalog): Counts {
  const tally = <K extends string>(sql: string): Partial<Record<K, number>> =>
    Object.fromEntries(db.prepare<[], [K, number]>(sql).raw().all()) as Partial<Record<K, number>>;
  const one = <T>(sql: string): T => db.prepare(sql).pluck().get() as T;
  const states = tally<ListingState>(
    `SELECT listings.state, count(*) FROM servers JOIN listings ON listings.id = servers.last_listing GROUP BY 1`,
  );
  return {
    servers: one('SELECT count(*) FROM servers'),
    listed: one('SELECT count(*) FROM servers WHERE manifest_listing IS NOT NULL'),
    tools: one('SELECT count(*) FROM classifications'),
    categories: tally('SELECT category, count(*) FROM classifications GROUP BY 1'),
    risks: tally('SELECT risk, count(*) FROM classifications GROUP BY 1'),
    states,
    newest: one<string | null>('SELECT max(started_at) FROM listings') ?? undefined,
  };
}

/** Every server, by title. */
export function readServers(db: Catalog): ServerSummary[] {
  const risks = new Map<string, Partial<Record<Risk, number>>>();
  const rows = db
    .prepare<[], [string, Risk, number]>(
      `SELECT tools.server_id, classifications.risk, count(*) FROM tools
       JOIN classifications ON classifications.tool_id = tools.id GROUP BY 1, 2`,
    )
    .raw();
  for (const [server, risk, count] of rows.iterate()) risks.set(server, { ...risks.get(server), [risk]: count });
  return db
    .prepare<[], { id: string; slug: string; title: string; state: ListingState | null }>(
      `SELECT servers.id, servers.slug, servers.title, listings.state FROM servers
       LEFT JOIN listings ON listings.id = servers.last_listing ORDER BY servers.title COLLATE NOCASE, servers.id`,
    )
    .all()
    .map((row) => {
      const byRisk = risks.get(row.id) ?? {};
      const tools = Object.values(byRisk).reduce((sum, count) => sum + count, 0);
      return { ...row, state: row.state ?? 'not-started', risks: byRisk, tools };
    });
}

export function readServer(db: Catalog, slug: string): ServerRecord | undefined {
  const row = db
    .prepare<[string], ServerRow>(
      `SELECT id, slug, title, source, homepage, launch, last_listing, manifest_listing FROM servers WHERE slug = ?`,
    )
    .get(slug);
  if (row === undefined) return undefined;
  const manifest = readListing(db, row.manifest_listing);
  const said = manifest?.snapshotSha256 === undefined ? undefined : readManifest(db, manifest.snapshotSha256);
  return {
    id: row.id,
    slug: row.slug,
    title: row.title,
    source: row.source,
    homepage: row.homepage ?? undefined,
    launch: row.launch === null ? undefined : Launch.parse(JSON.parse(row.launch)),
    last: readListing(db, row.last_listing),
    manifest,
    serverInfo: said?.serverInfo,
    protocolVersion: said?.protocolVersion,
    instructions: said?.instructions,
  };
}

interface ServerRow {
  id: string;
  slug: string;
  title: string;
  source: string;
  homepage: string | null;
  launch: string | null;
  last_listing: number | null;
  manifest_listing: number | null;
}

function readListing(db: Catalog, id: number | null): ListingRecord | undefined {
  if (id === null) return undefined;
  const row = db.prepare<[number], Record<string, unknown>>('SELECT * FROM listings WHERE id = ?').get(id);
  if (row === undefined) return undefined;
  const launch = row['launch'] as string | null;
  const sandbox = row['sandbox'] as Listing['sandbox'] | null;
  const integrity = row['integrity'] as string | null;
  return {
    state: row['state'] as ListingState,
    completeness: row['completeness'] as Completeness,
    message: row['message'] as string,
    enumerator: row['enumerator'] as Listing['enumerator'],
    ...(sandbox !== null && { sandbox }),
    ...(launch !== null && { launch: Launch.parse(JSON.parse(launch)) }),
    launchKey: row['launch_key'] as string,
    startedAt: row['started_at'] as string,
    durationMs: row['duration_ms'] as number,
    ...(integrity !== null && { integrity }),
    dropped: row['dropped'] as number,
    snapshotSha256: (row['snapshot_sha256'] as string | null) ?? undefined,
  };
}

/** The text of a snapshot, as it was stored. */
export function readSnapshot(db: Catalog, sha256: string): string | undefined {
  const body = db.prepare<[string], Buffer>('SELECT body FROM snapshots WHERE sha256 = ?').pluck().get(sha256);
  return body?.toString('utf8');
}

function readManifest(db: Catalog, sha256: string): Manifest | undefined {
  const body = readSnapshot(db, sha256);
  return body === undefined ? undefined : Manifest.parse(JSON.parse(body));
}

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

export function countTools(db: Catalog, filter: ToolFilter): number {
  const { join, where, value } = narrowed(filter);
  return db
    .prepare(`SELECT count(*) ${CLASSIFIED} ${join} WHERE ${where}`)
    .pluck()
    .get(...value) as number;
}

function narrowed(filter: ToolFilter): { join: string; where: string; value: string[] } {
  if ('all' in filter) return { join: '', where: 'true', value: [] };
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
      SummaryRow & { definition: string; decided_by: string; risk_sum: string; outcomes: string }
    >(
      `${SUMMARY}, tools.definition, classifications.decided_by, classifications.risk_sum, classifications.outcomes
       ${CLASSIFIED} WHERE servers.slug = ? AND tools.slug = ?`,
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

/** The definitions of a server's tools in the order of its manifest, for the classifier. */
export function readDefinitions(db: Catalog, serverId: string): { toolId: number; tool: Tool }[] {
  return db
    .prepare<[string], { id: number; definition: string }>(
      'SELECT id, definition FROM tools WHERE server_id = ? ORDER BY position',
    )
    .all(serverId)
    .map((row) => ({ toolId: row.id, tool: Tool.parse(JSON.parse(row.definition)) }));
}

/** A server's tools with what was found about each, in the order of its manifest, for the policy. */
export function readToolFacts(db: Catalog, serverId: string): ToolFacts[] {
  const factors = new Map<number, FactorId[]>();
  const rows = db
    .prepare<[string], [number, FactorId]>(
      `SELECT tool_id, factor FROM tool_factors JOIN tools ON tools.id = tool_id WHERE server_id = ? ORDER BY 1, 2`,
    )
    .raw();
  for (const [id, factor] of rows.iterate(serverId)) factors.set(id, [...(factors.get(id) ?? []), factor]);
  return db
    .prepare<[string], { id: number; definition: string; category: Category; risk: Risk }>(
      `SELECT tools.id, tools.definition, classifications.category, classifications.risk ${CLASSIFIED}
       WHERE servers.id = ? ORDER BY tools.position`,
    )
    .all(serverId)
    .map(({ id, definition, category, risk }) => {
      const tool = Tool.parse(JSON.parse(definition));
      return { name: tool.name, category, risk, factors: factors.get(id) ?? [], tool };
    });
}

/** The URL segments of every classified tool, server by server. */
export function readToolPaths(db: Catalog): { server: string; tool: string }[] {
  return db
    .prepare<[], { server: string; tool: string }>(
      `SELECT servers.slug AS server, tools.slug AS tool ${CLASSIFIED} ORDER BY servers.id, tools.position`,
    )
    .all();
}

/** The rules, in the order of `outcomes`, and the rule set they belong to. */
export function readRules(db: Catalog): { ruleSet: string; rules: RuleText[] } {
  const rows = db
    .prepare<[], { rule_set: string; body: string }>(
      `SELECT rule_set, body FROM rules WHERE rule_set = (SELECT rule_set FROM classifications LIMIT 1) ORDER BY position`,
    )
    .all();
  return { ruleSet: rows[0]?.rule_set ?? '', rules: rows.map((row) => RuleText.parse(JSON.parse(row.body))) };
}

/** How many tools each rule was detected on. */
export function readRuleCounts(db: Catalog): Map<string, number> {
  return new Map(
    db
      .prepare<[], [string, number]>(`SELECT rule_id, count(*) FROM findings WHERE outcome = 'detected' GROUP BY 1`)
      .raw()
      .all(),
  );
}

export function readAttacks(db: Catalog): Attack[] {
  return db
    .prepare<[], string>('SELECT body FROM attacks ORDER BY id')
    .pluck()
    .all()
    .map((body) => Attack.parse(JSON.parse(body)));
}

/** A hash over everything that pages can show; equal for equal catalogs. */
export function readDigest(db: Catalog): string {
  const hash = createHash('sha256');
  for (const sql of DIGESTED) for (const row of db.prepare(sql).raw().iterate()) hash.update(JSON.stringify(row));
  return hash.digest('hex');
}

const DIGESTED = [
  'SELECT id, title, source, homepage, launch, classified_as FROM servers ORDER BY id',
  `SELECT listings.* FROM servers JOIN listings ON listings.id IN (last_listing, manifest_listing)
   ORDER BY servers.id, listings.id`,
  'SELECT id, body FROM attacks ORDER BY id',
];
