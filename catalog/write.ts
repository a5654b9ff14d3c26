import type { Accuracy } from './accuracy.ts';
import { stringifyJson } from './json.ts';
import { readTools, sha256, Manifest, type ListedTool } from './manifest.ts';
import type { Attack, Classification, Listing, RuleText, Server } from './model.ts';
import { slugOf } from './slug.ts';
import type { Catalog } from './database.ts';
import type { Origin } from './read-servers.ts';
import type { ListingState } from './vocabulary.ts';

/** Makes the server known, or brings what is known of it up to date. */
export function saveServer(db: Catalog, server: Server): void {
  db.prepare(
    `INSERT INTO servers (id, slug, title, source, homepage, launch) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET title = excluded.title, source = excluded.source,
       homepage = excluded.homepage, launch = excluded.launch`,
  ).run(server.id, slugOf(server.id), server.title, server.source, server.homepage, jsonOrNull(server.launch));
}

/** The latest attempt to list a server, as far as it decides whether to try again. */
export function lastListing(db: Catalog, serverId: string): { launchKey: string; state: ListingState } | undefined {
  return db
    .prepare<[string], { launchKey: string; state: ListingState }>(
      `SELECT listings.launch_key AS launchKey, listings.state FROM servers
       JOIN listings ON listings.id = servers.last_listing WHERE servers.id = ?`,
    )
    .get(serverId);
}

/**
 * Stores one attempt to list a server and, when it gave a manifest, the snapshot and its tools, all or nothing. Tools
 * whose definition did not change keep their classification until the server is classified again.
 * @returns how many tools were stored and how many entries were dropped because they were no tool.
 */
export function saveListing(
  db: Catalog,
  serverId: string,
  listing: Listing,
  manifest?: string,
): { tools: number; dropped: number } {
  return db
    .transaction(() => {
      const read = manifest === undefined ? undefined : readTools(Manifest.parse(JSON.parse(manifest)));
      const snapshot = manifest === undefined ? null : saveSnapshot(db, manifest);
      const dropped = read?.dropped ?? 0;
      const id = insertListing(db, serverId, listing, snapshot, dropped);
      db.prepare('UPDATE servers SET last_listing = ? WHERE id = ?').run(id, serverId);
      if (read === undefined) return { tools: 0, dropped };
      db.prepare('UPDATE servers SET manifest_listing = ? WHERE id = ?').run(id, serverId);
      replaceTools(db, serverId, read.tools);
      return { tools: read.tools.length, dropped };
    })
    .immediate();
}

function saveSnapshot(db: Catalog, body: string): string {
  const hash = sha256(body);
  db.prepare('INSERT OR IGNORE INTO snapshots (sha256, body) VALUES (?, ?)').run(hash, Buffer.from(body, 'utf8'));
  return hash;
}

function insertListing(db: Catalog, serverId: string, it: Listing, snapshot: string | null, dropped: number): number {
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO listings (server_id, state, completeness, message, enumerator, sandbox, launch, launch_key,
         started_at, duration_ms, integrity, dropped, snapshot_sha256)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      serverId,
      it.state,
      it.completeness,
      it.message,
      it.enumerator,
      it.sandbox,
      jsonOrNull(it.launch),
      it.launchKey,
      it.startedAt,
      it.durationMs,
      it.integrity,
      dropped,
      snapshot,
    );
  return Number(lastInsertRowid);
}

function replaceTools(db: Catalog, serverId: string, tools: ListedTool[]): void {
  const kept = new Set(tools.map((tool) => tool.slug));
  const remove = db.prepare('DELETE FROM tools WHERE server_id = ? AND slug = ?');
  for (const slug of db.prepare<[string], string>('SELECT slug FROM tools WHERE server_id = ?').pluck().all(serverId)) {
    if (!kept.has(slug)) remove.run(serverId, slug);
  }
  const put = db.prepare(
    `INSERT INTO tools (server_id, position, name, slug, definition) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (server_id, slug) DO UPDATE SET position = excluded.position, definition = excluded.definition`,
  );
  for (const { position, tool, slug, definition } of tools) {
    put.run(serverId, position, JSON.stringify(tool.name), slug, stringifyJson(definition));
  }
}

/** Stores the texts of the rules, so that a page shows each as it was when its findings were made. */
export function saveRuleSet(db: Catalog, ruleSet: string, rules: readonly RuleText[]): void {
  const put = db.prepare('INSERT OR REPLACE INTO rules (rule_set, position, id, body) VALUES (?, ?, ?, ?)');
  db.transaction(() => {
    for (const [position, rule] of rules.entries()) put.run(ruleSet, position, rule.id, JSON.stringify(rule));
  }).immediate();
}

/** A server to classify, and what its classifications will be made from. */
export interface ServerToClassify extends Origin {
  key: string;
}

/**
 * The servers whose classifications are not of their present manifest and `madeBy`: everything else that
 * classifications are made from.
 */
export function serversToClassify(db: Catalog, madeBy: string): ServerToClassify[] {
  return db
    .prepare<[{ madeBy: string }], ServerToClassify>(
      `SELECT servers.id, listings.launch ->> '$.package' AS package, listings.launch ->> '$.version' AS version,
         listings.snapshot_sha256 || ' ' || @madeBy AS key FROM servers
       JOIN listings ON listings.id = servers.manifest_listing
       WHERE servers.classified_as IS NOT listings.snapshot_sha256 || ' ' || @madeBy ORDER BY servers.id`,
    )
    .all({ madeBy });
}

/** What is stored of one tool: how it is classified, and the tokens that its definition costs. */
export interface ClassifiedTool {
  toolId: number;
  classification: Classification;
  tokens: number;
}

/** Replaces the classifications of a server's tools, given in the order of the tools. */
export function saveClassifications(
  db: Catalog,
  server: { id: string; key: string },
  ruleSet: string,
  classified: ClassifiedTool[],
): void {
  const clear = ['classifications', 'tool_factors', 'findings'].map((table) =>
    db.prepare(`DELETE FROM ${table} WHERE tool_id IN (SELECT id FROM tools WHERE server_id = ?)`),
  );
  const put = db.prepare(
    `INSERT INTO classifications (tool_id, rule_set, category, risk, confidence, decided_by, risk_sum, outcomes,
       tokens, correction) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const putFactor = db.prepare('INSERT INTO tool_factors VALUES (?, ?)');
  const putFinding = db.prepare('INSERT INTO findings VALUES (?, ?, ?, ?, ?, ?, ?)');
  db.transaction(() => {
    for (const statement of clear) statement.run(server.id);
    for (const { toolId, classification: it, tokens } of classified) {
      const [decidedBy, riskSum] = [JSON.stringify(it.decidedBy), JSON.stringify(it.riskSum)];
      const correction = jsonOrNull(it.correction);
      put.run(
        toolId,
        ruleSet,
        it.category,
        it.risk,
        it.confidence,
        decidedBy,
        riskSum,
        it.outcomes,
        tokens,
        correction,
      );
      for (const factor of it.factors) putFactor.run(toolId, factor);
      for (const finding of it.findings) {
        const { ruleId, ruleVersion, outcome, confidence, message } = finding;
        putFinding.run(toolId, ruleId, ruleVersion, outcome, confidence, message, JSON.stringify(finding.evidence));
      }
    }
    db.prepare('UPDATE servers SET classified_as = ? WHERE id = ?').run(server.key, server.id);
  }).immediate();
}

/** Forgets the rule sets that no classification refers to. */
export function forgetUnusedRuleSets(db: Catalog): void {
  db.prepare('DELETE FROM rules WHERE rule_set NOT IN (SELECT DISTINCT rule_set FROM classifications)').run();
}

/** Replaces the documented attacks. */
export function saveAttacks(db: Catalog, attacks: Attack[]): void {
  const put = db.prepare('INSERT INTO attacks (id, body) VALUES (?, ?)');
  db.transaction(() => {
    db.prepare('DELETE FROM attacks').run();
    for (const attack of attacks) put.run(attack.id, JSON.stringify(attack));
  }).immediate();
}

/** Replaces what is published about how often the rules are right. */
export function saveAccuracy(db: Catalog, accuracy: Accuracy | undefined): void {
  db.transaction(() => {
    db.prepare('DELETE FROM accuracy').run();
    if (accuracy === undefined) return;
    db.prepare('INSERT INTO accuracy (rule_set, body) VALUES (?, ?)').run(accuracy.ruleSet, JSON.stringify(accuracy));
  }).immediate();
}

/** Stores the report of one crawl. */
export function saveRun(db: Catalog, run: { startedAt: string; finishedAt: string; report: unknown }): void {
  db.prepare('INSERT INTO runs (started_at, finished_at, report) VALUES (?, ?, ?)').run(
    run.startedAt,
    run.finishedAt,
    JSON.stringify(run.report),
  );
}

function jsonOrNull(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}
