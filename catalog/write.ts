import type { Accuracy } from './accuracy.ts';
import type { Attack } from './attack.ts';
import type { Catalog } from './database.ts';
import type { Classification, RuleText } from './model.ts';
import type { Origin } from './read-servers.ts';
import { recordTools } from './write-changes.ts';

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
  /** ISO 8601 day of the newest answer in the catalog: what the rules change now, they change after that night. */
  night: string;
}

/**
 * The servers whose classifications are not of their present manifest and `madeBy`: everything else that
 * classifications are made from.
 */
export function serversToClassify(db: Catalog, madeBy: string): ServerToClassify[] {
  return db
    .prepare<[{ madeBy: string }], ServerToClassify>(
      `SELECT servers.id, listings.launch ->> '$.package' AS package, listings.launch ->> '$.version' AS version,
         listings.snapshot_sha256 || ' ' || @madeBy AS key,
         (SELECT substr(max(confirmed_at), 1, 10) FROM listings) AS night FROM servers
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

/** Replaces the classifications of a server's tools, given in the order of the tools, and records what changed. */
export function saveClassifications(
  db: Catalog,
  server: Pick<ServerToClassify, 'id' | 'key' | 'night'>,
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
    recordTools(db, server.id, server.night);
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
