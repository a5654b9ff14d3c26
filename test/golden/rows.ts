import { z } from 'zod';
import type { Origin } from '../../catalog/read-servers.ts';
import { sha256 } from '../../catalog/manifest.ts';
import { Classification, Tool } from '../../catalog/model.ts';
import { stringifyJson } from '../../catalog/json.ts';
import { classifyTool, RULE_TEXTS } from '../../classifier/run.ts';
import { LOOK_ALIKES, toolOf } from '../classifier/look-alike-cases.ts';

/** One line of a golden file: which tool, and what the rules say of it. Of published tools it holds no text but the name. */
const GoldenRow = Classification.pick({ category: true, risk: true, confidence: true, factors: true }).extend({
  package: z.string().optional(),
  version: z.string().optional(),
  tool: z.string(),
  /** How the description of one of our own examples begins. */
  says: z.string().optional(),
  /** Of the definition. */
  sha256: z.string(),
  decidedBy: z.array(z.string()).optional(),
});
export type GoldenRow = z.infer<typeof GoldenRow>;

/** The classification of every rule's examples and of every look-alike, each read as the only tool of its server. */
export function exampleRows(): GoldenRow[] {
  const examples = [
    ...RULE_TEXTS.flatMap(({ fires, staysQuiet }) => [...fires, ...staysQuiet]),
    ...LOOK_ALIKES.map(toolOf),
  ];
  const rows = examples.map((example) => {
    const { category, risk, confidence, factors, decidedBy } = classifyTool(Tool.parse(example));
    const hash = sha256(stringifyJson(example)).slice(0, 12);
    const says = example.description?.slice(0, 80);
    const which = { tool: example.name, ...(says !== undefined && { says }), sha256: hash };
    return { ...which, category, risk, confidence, factors, decidedBy };
  });
  const distinct = new Map(rows.map((row) => [`${row.tool} ${row.sha256}`, row]));
  return [...distinct].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

/** The row of a published tool. */
export function publishedRow(from: Origin, tool: string, definition: string, found: Classification): GoldenRow {
  const { category, risk, confidence, factors } = found;
  const where = { package: from.package ?? '', version: from.version ?? '', tool, sha256: sha256(definition) };
  return { ...where, category, risk, confidence, factors };
}

/** The rows as a file holds them. */
export function goldenText(rows: readonly GoldenRow[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}

/** The rows of a file. */
export function goldenRows(text: string): GoldenRow[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => GoldenRow.parse(JSON.parse(line)));
}
