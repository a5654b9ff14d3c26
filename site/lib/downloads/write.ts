import { createReadStream, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDataset } from '../../../catalog/dataset.ts';
import { stringifyJson } from '../../../catalog/json.ts';
import { addressesBelow, type Context } from '../api/document.ts';
import { serverFacts } from '../api/server.ts';
import { wholeTools } from '../api/walk.ts';
import { catalog, counts, serverBySlug, servers } from '../catalog.ts';
import { csvRow } from './csv.ts';
import { SERVER_COLUMNS, serverCells, TOOL_COLUMNS, toolCells, toolLine } from './lines.ts';
import { openSink } from './sink.ts';
import { stagingFolder, type Downloads } from './summary.ts';

const DATASET = 'catalog.sqlite';

/** Writes the whole catalog in every form in one walk over it, a tool at a time, with checksums and a summary. */
export async function writeDownloads(folder: string, context: Context): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const open = (file: string) => openSink(join(folder, file));
  const lines = { servers: open('servers.jsonl.gz'), tools: open('tools.jsonl.gz') };
  const tables = { servers: open('servers.csv'), tools: open('tools.csv') };
  const dataset = createDataset(join(folder, DATASET));
  const rows = { servers: 0, tools: 0 };
  await tables.servers.write(csvRow(SERVER_COLUMNS));
  await tables.tools.write(csvRow(TOOL_COLUMNS));
  for (const summary of servers()) {
    const record = serverBySlug(summary.slug);
    const facts = serverFacts(summary.slug, context);
    if (record === undefined || facts === undefined) continue;
    rows.servers += 1;
    dataset.addServer(summary, record);
    await lines.servers.write(`${stringifyJson(facts)}\n`);
    await tables.servers.write(csvRow(serverCells(summary, record, context)));
    for (const tool of wholeTools(context.db, summary.id)) {
      rows.tools += 1;
      dataset.addTool(tool);
      await lines.tools.write(`${stringifyJson(toolLine(tool, context))}\n`);
      await tables.tools.write(csvRow(toolCells(tool, context)));
    }
  }
  dataset.finish();
  const packed = open(`${DATASET}.gz`);
  for await (const piece of createReadStream(join(folder, DATASET))) await packed.write(piece as Buffer);
  rmSync(join(folder, DATASET));
  const files: Downloads['files'] = [
    { ...ABOUT.serverLines, rows: rows.servers, ...(await lines.servers.finish()) },
    { ...ABOUT.toolLines, rows: rows.tools, ...(await lines.tools.finish()) },
    { ...ABOUT.serverTable, rows: rows.servers, ...(await tables.servers.finish()) },
    { ...ABOUT.toolTable, rows: rows.tools, ...(await tables.tools.finish()) },
    { ...ABOUT.dataset, rows: rows.tools, ...(await packed.finish()) },
  ];
  const summary: Downloads = { dataFrom: counts().newest, files };
  writeFileSync(join(folder, 'files.json'), `${stringifyJson(summary)}\n`);
  writeFileSync(join(folder, 'SHA256SUMS'), files.map(({ file, sha256 }) => `${sha256}  ${file}\n`).join(''));
}

const ABOUT = {
  serverLines: { file: 'servers.jsonl.gz', about: 'Every server, as its document has it but without its tools' },
  toolLines: { file: 'tools.jsonl.gz', about: 'Every tool with its whole definition, findings and evidence' },
  serverTable: { file: 'servers.csv', about: 'Every server in a row, with the number of its tools by risk' },
  toolTable: { file: 'tools.csv', about: 'Every tool in a row, without descriptions and schemas' },
  dataset: { file: `${DATASET}.gz`, about: 'Servers, tools, factors, findings and evidence as tables of SQLite' },
};

/** Writes them aside before the pages are built; `base` and `site` as for `addressesBelow`. */
export async function stageDownloads(base: string, site: string | undefined): Promise<void> {
  await writeDownloads(stagingFolder(), { db: catalog(), url: addressesBelow(base, site) });
}

/** Puts what was written aside into the built site. */
export function placeDownloads(out: string): void {
  const place = join(out, 'download');
  mkdirSync(place, { recursive: true });
  for (const file of readdirSync(stagingFolder())) renameSync(join(stagingFolder(), file), join(place, file));
  rmSync(stagingFolder(), { recursive: true });
}
