import { openCatalog, type Catalog } from '../../../catalog/database.ts';
import type { Classification, Tool } from '../../../catalog/model.ts';
import { loadOptOut } from '../../../cli/opt-out.ts';
import { readOrigins, type Origin } from '../../../catalog/read-servers.ts';
import { readDefinitions } from '../../../catalog/read-tools.ts';
import { classifyServer } from '../../../classifier/run.ts';
import { crawlCatalog, showCrawl } from '../../../cli/crawl-catalog.ts';
import { createProgress } from '../../../cli/progress.ts';
import { builtIn } from '../../../crawler/sources/built-in/source.ts';
import type { Label } from './labels.ts';
import type { Row } from './measure.ts';
import { namesAlone } from './names-alone.ts';

/** A listed server and what the rules say of its tools, in the order of its manifest. */
export interface ClassifiedServer {
  origin: Origin;
  tools: { definition: string; tool: Tool; found: Classification }[];
}

/** Opens a catalog that holds every labelled package, crawling the built-in list into it when it does not yet. */
export async function openLabelled(path: string, labels: readonly Label[]): Promise<Catalog> {
  const db = openCatalog(path);
  const held = new Set(readOrigins(db).map(packageOf));
  if (labels.every((label) => held.has(packageOf(label)))) return db;
  const progress = createProgress();
  await crawlCatalog(db, { sources: [builtIn()], sandbox: 'auto', optOut: loadOptOut() }, showCrawl(progress));
  progress.end();
  return db;
}

function packageOf(from: { package: string | null; version: string | null }): string {
  return `${from.package ?? ''}@${from.version ?? ''}`;
}

/** Classifies every tool of the catalog with the rules as they are now, and stores nothing. No correction is applied. */
export function classifyAll(db: Catalog): ClassifiedServer[] {
  return readOrigins(db).map((origin) => {
    const definitions = readDefinitions(db, origin.id);
    const found = classifyServer(definitions.map(({ tool }) => tool));
    const tools = definitions.flatMap(({ definition, tool }, i) => {
      const answer = found[i];
      return answer === undefined ? [] : [{ definition, tool, found: answer }];
    });
    return { origin, tools };
  });
}

/** Each label with what the rules say of its tool, and the labels whose tool the catalog does not hold. */
export function joined(
  labels: readonly Label[],
  servers: readonly ClassifiedServer[],
): { rows: Row[]; absent: string[] } {
  const known = new Map<string, { found: Classification; byNames: Classification }>();
  const wanted = new Set(labels.map(packageOf));
  for (const { origin, tools } of servers) {
    if (!wanted.has(packageOf(origin))) continue;
    const bare = classifyServer(tools.map(({ tool }) => namesAlone(tool)));
    for (const [i, { tool, found }] of tools.entries()) {
      const [byNames, key] = [bare[i], `${packageOf(origin)} ${tool.name}`];
      if (byNames !== undefined && !known.has(key)) known.set(key, { found, byNames });
    }
  }
  const rows: Row[] = [];
  const absent: string[] = [];
  for (const label of labels) {
    const key = `${packageOf(label)} ${label.tool}`;
    const answers = known.get(key);
    if (answers === undefined) absent.push(key);
    else rows.push({ label, ...answers });
  }
  return { rows, absent };
}
