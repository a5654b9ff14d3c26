import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { stringifyJson } from './json.ts';
import type { ServerRecord, ServerSummary } from './read-servers.ts';
import type { ToolRecord } from './read-tools.ts';

/** What may be looked up fast; made at the end, which is quicker. */
const INDEXES = `CREATE INDEX tools_by_risk ON tools (risk, category);
  CREATE INDEX tools_by_name ON tools (name);
  CREATE INDEX factors_by_factor ON factors (factor);
  CREATE INDEX findings_by_tool ON findings (tool_id);
  CREATE INDEX findings_by_rule ON findings (rule_id, outcome)`;

/** The published edition of the catalog, as it is being written: one server after the other, then its tools. */
export interface Dataset {
  addServer: (summary: ServerSummary, record: ServerRecord) => void;
  addTool: (tool: ToolRecord) => void;
  /** Nothing may be added afterwards. */
  finish: () => void;
}

/** The tables of the published edition, with a comment for each column. */
export function datasetSchema(): string {
  return readFileSync(`${import.meta.dirname}/dataset.sql`, 'utf8');
}

/** Begins a file that must not be there yet. What is added in the same order gives the same bytes. */
export function createDataset(path: string): Dataset {
  const db = new Database(path);
  // A file that is only half written is thrown away, so nothing is kept to take it back.
  db.pragma('journal_mode = OFF');
  db.pragma('synchronous = OFF');
  db.exec('BEGIN');
  db.exec(datasetSchema());
  const server = db.prepare(`INSERT INTO servers VALUES (${marks(15)})`);
  const tool = db.prepare(`INSERT INTO tools VALUES (${marks(17)})`);
  const factor = db.prepare('INSERT INTO factors VALUES (?, ?)');
  const finding = db.prepare(`INSERT INTO findings VALUES (${marks(7)})`);
  const evidence = db.prepare(`INSERT INTO evidence VALUES (${marks(6)})`);
  let [tools, findings] = [0, 0];
  return {
    addServer: (summary, record) => void server.run(serverRow(summary, record)),
    addTool(it) {
      tools += 1;
      tool.run(tools, ...toolRow(it));
      for (const id of it.factors) factor.run(tools, id);
      for (const { ruleId, ruleVersion, outcome, confidence, message, evidence: places } of it.findings) {
        findings += 1;
        finding.run(findings, tools, ruleId, ruleVersion, outcome, confidence, message);
        for (const [i, { pointer, start, end, snippet }] of places.entries())
          evidence.run(findings, i, pointer, start, end, snippet);
      }
    },
    finish() {
      db.exec(INDEXES);
      db.exec('COMMIT');
      db.close();
    },
  };
}

function marks(count: number): string {
  return Array<string>(count).fill('?').join(', ');
}

function serverRow(summary: ServerSummary, { source, homepage, manifest, gone }: ServerRecord): unknown[] {
  const { id, slug, title, state, basis, tools, tokens, sameAs } = summary;
  const { launch } = manifest ?? {};
  return [
    ...[id, slug, title, state, basis, tools, tokens, source, homepage],
    ...[launch?.registry, launch?.package, launch?.version, manifest?.confirmedAt, gone?.on, sameAs],
  ];
}

function toolRow({ tool, ...it }: ToolRecord): unknown[] {
  const { annotations = {} } = tool;
  const { readOnlyHint, destructiveHint, idempotentHint, openWorldHint } = annotations;
  const hints = [readOnlyHint, destructiveHint, idempotentHint, openWorldHint].map((hint) => hint && Number(hint));
  return [
    ...[it.serverId, it.slug, it.name, tool.title, tool.description, it.category, it.risk, it.confidence, it.tokens],
    ...hints.map((hint) => (hint === false ? 0 : hint)),
    ...[JSON.stringify(it.riskSum), it.correction && JSON.stringify(it.correction), stringifyJson(it.definition)],
  ];
}
