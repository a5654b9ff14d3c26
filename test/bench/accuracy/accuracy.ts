import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { Accuracy } from '../../../catalog/accuracy.ts';
import { catalogPath, type Catalog } from '../../../catalog/database.ts';
import { RULE_SET, RULE_TEXTS } from '../../../classifier/run.ts';
import { ACCURACY_FILE, loadAccuracy } from '../../../cli/accuracy.ts';
import { idleCorrections, loadCorrections } from '../../../cli/corrections.ts';
import { EXIT } from '../../../cli/errors.ts';
import { BUILT_IN_FILE, readGolden, writeGolden } from '../../golden/files.ts';
import { movesInWords } from '../../golden/moves.ts';
import { publishedRow, type GoldenRow } from '../../golden/rows.ts';
import { loadLabels } from './labels.ts';
import { measure, type Figures } from './measure.ts';
import { inTables } from './print.ts';
import { classifyAll, joined, openLabelled, type ClassifiedServer } from './tools.ts';
import { worseThan } from './worse.ts';

/**
 * Measures the rules against the labels and prints what they get right and wrong. Then either publishes the figures and
 * the classification of every built-in tool, or compares both with what is published.
 * @returns the exit code: 1 when a headline figure is worse or a correction is idle, 3 when a labelled tool is missing
 */
export async function accuracy(write: boolean): Promise<number> {
  const labels = loadLabels();
  if (labels.length === 0) return failed(EXIT.usage, 'There are no labels. data/labels/README.md says how they look.');
  const db = await openLabelled(catalogPath(), labels);
  const servers = classifyAll(db);
  const { rows, absent } = joined(labels, servers);
  if (absent.length > 0) {
    return failed(
      EXIT.unreachable,
      `The catalog does not hold ${absent.length} labelled tools:\n${indented(absent)}\nCrawl them, or take their lines out of data/labels.`,
    );
  }
  const figures = measure(rows, RULE_TEXTS);
  process.stdout.write(`${inTables(figures, rows)}\n`);
  const golden = builtInRows(servers);
  const moved = movesInWords(readGolden(BUILT_IN_FILE), golden);
  process.stdout.write(moved === '' ? 'No classification of a built-in tool moved.\n' : `What moved:\n\n${moved}`);
  const idle = checkCorrections(db);
  db.close();
  if (!write) return Math.max(idle, compare(figures));
  publish(figures, golden);
  return idle;
}

function checkCorrections(db: Catalog): number {
  const idle = idleCorrections(db, loadCorrections()).map(({ file }) => file);
  if (idle.length === 0) return EXIT.done;
  return failed(EXIT.finding, `The rules agree with these corrections by now. Delete them:\n${indented(idle)}`);
}

function publish(figures: Figures, golden: readonly GoldenRow[]): void {
  const date = new Date().toISOString().slice(0, 10);
  // What was found on unseen servers is no result of this measurement, and stays.
  const unseen = loadAccuracy()?.unseen;
  const record = Accuracy.parse({ date, ruleSet: RULE_SET, ...figures, unseen });
  writeFileSync(ACCURACY_FILE, `${JSON.stringify(record, null, 2)}\n`);
  writeGolden(BUILT_IN_FILE, golden);
}

function compare(figures: Figures): number {
  const published = loadAccuracy();
  if (published === undefined) return failed(EXIT.finding, 'No figure is published. To publish these, add --write.');
  const worse = worseThan(published, figures);
  if (worse.length === 0) return EXIT.done;
  return failed(EXIT.finding, `Worse than what is published on ${published.date}:\n${indented(worse)}`);
}

const Packages = z.array(z.object({ package: z.string(), version: z.string() }));

/** Every tool of the built-in list that the catalog holds, in the order of the servers' ids. */
function builtInRows(servers: readonly ClassifiedServer[]): GoldenRow[] {
  const list = Packages.parse(JSON.parse(readFileSync('data/servers.json', 'utf8')));
  const built = new Set(list.map((it) => `${it.package}@${it.version}`));
  return servers
    .filter(({ origin }) => built.has(`${origin.package ?? ''}@${origin.version ?? ''}`))
    .flatMap(({ origin, tools }) =>
      tools.map(({ definition, tool, found }) => publishedRow(origin, tool.name, definition, found)),
    );
}

function indented(lines: readonly string[]): string {
  return lines.map((line) => `  ${line}`).join('\n');
}

function failed(code: number, message: string): number {
  process.stderr.write(`${message}\n`);
  return code;
}
