import { createHash } from 'node:crypto';
import { chmodSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import Database from 'better-sqlite3';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openCatalogToRead } from '../../catalog/database.ts';
import { stringifyJson } from '../../catalog/json.ts';
import { textAt } from '../../catalog/pointer.ts';
import { readServers } from '../../catalog/read-servers.ts';
import { readTool, readToolPaths, type ToolRecord } from '../../catalog/read-tools.ts';
import { addressesBelow } from '../../site/lib/api/document.ts';
import { ServerFacts } from '../../site/lib/api/server.ts';
import { csvRow } from '../../site/lib/downloads/csv.ts';
import { ToolLine } from '../../site/lib/downloads/lines.ts';
import { QUERIES } from '../../site/lib/downloads/queries.ts';
import { Downloads } from '../../site/lib/downloads/summary.ts';
import { writeDownloads } from '../../site/lib/downloads/write.ts';
import { freshCatalog } from './build.ts';

const { folder, catalog } = freshCatalog();
const db = openCatalogToRead(catalog);
const out = join(folder, 'download');
let tools: ToolRecord[];

beforeAll(async () => {
  process.env['CATALOG_DB'] = catalog;
  await writeDownloads(out, { db, url: addressesBelow('/', undefined) });
  tools = readToolPaths(db).flatMap(({ server, tool }) => readTool(db, server, tool) ?? []);
});

afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

function bytes(file: string): Buffer {
  const found = readFileSync(join(out, file));
  return file.endsWith('.gz') ? gunzipSync(found) : found;
}

function linesOf(file: string): Record<string, unknown>[] {
  const lines = bytes(file).toString('utf8').trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

function key(server: unknown, slug: unknown): string {
  return `${String(server)} ${String(slug)}`;
}

describe('the downloads', () => {
  it('are the same bytes each time, with the checksums, sizes and counts that they say', async () => {
    const again = join(folder, 'again');
    await writeDownloads(again, { db, url: addressesBelow('/', undefined) });
    expect(readFileSync(join(again, 'SHA256SUMS'), 'utf8')).toBe(bytes('SHA256SUMS').toString());
    const { files } = Downloads.parse(JSON.parse(bytes('files.json').toString()));
    const sums = bytes('SHA256SUMS').toString().trimEnd().split('\n');
    expect(sums).toEqual(files.map(({ file, sha256 }) => `${sha256}  ${file}`));
    for (const { file, sha256, bytes: size, rows } of files) {
      const path = join(out, file);
      expect(createHash('sha256').update(readFileSync(path)).digest('hex')).toBe(sha256);
      expect(statSync(path).size).toBe(size);
      expect(rows).toBe(file.startsWith('servers') ? readServers(db).length : tools.length);
    }
  });

  it('hold every server and tool whole, each line valid', () => {
    const ajv = addFormats(new Ajv2020({ strict: false }));
    const validServer = ajv.compile(z.toJSONSchema(ServerFacts));
    const validTool = ajv.compile(z.toJSONSchema(ToolLine));
    const servers = linesOf('servers.jsonl.gz');
    expect(servers.filter((line) => !validServer(line))).toEqual([]);
    expect(servers.map(({ id }) => id)).toEqual(readServers(db).map(({ id }) => id));
    const lines = linesOf('tools.jsonl.gz');
    expect(lines.filter((line) => !validTool(line))).toEqual([]);
    const definitions = lines.map((line) => [key(line['server'], line['slug']), stringifyJson(line['definition'])]);
    const stored = tools.map((tool) => [key(tool.serverId, tool.slug), stringifyJson(tool.definition)] as const);
    expect(definitions.sort()).toEqual(stored.map(([name, text]) => [name, text]).sort());
  });

  it('have tables that no spreadsheet runs as formulas, and that give names back', () => {
    const rows = parse(bytes('tools.csv'), { columns: true });
    expect(rows).toHaveLength(tools.length);
    const cells = rows.flatMap((row) => Object.values(row as Record<string, string>));
    expect(cells.filter((cell) => /^[=+\-@\t\r\n＝＋－＠]/.test(cell))).toEqual([]);
    const odd = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', "'quoted", '＝1', 'a,"b"\r\nc', '\r=1', ''];
    const [read = []] = parse(csvRow(odd));
    expect(read.filter((cell) => /^[=+\-@\t\r＝]/.test(cell))).toEqual([]);
    expect(read.map((cell) => cell.replace(/^'/, ''))).toEqual(odd);
  });

  it('have a database that can be opened to read only, is whole, and answers the questions of the page', () => {
    const file = join(folder, 'catalog.sqlite');
    writeFileSync(file, bytes('catalog.sqlite.gz'));
    chmodSync(file, 0o444);
    const dataset = new Database(file, { readonly: true });
    expect(dataset.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(dataset.pragma('foreign_key_check')).toEqual([]);
    const count = (table: string) => dataset.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
    expect(count('servers')).toBe(readServers(db).length);
    expect(count('tools')).toBe(tools.length);
    expect(count('factors')).toBe(tools.flatMap(({ factors }) => factors).length);
    expect(count('findings')).toBe(tools.flatMap(({ findings }) => findings).length);
    const places = dataset
      .prepare<[], { definition: string; pointer: string; starts_at: number; ends_at: number; snippet: string }>(
        `SELECT definition, evidence.* FROM evidence JOIN findings ON findings.id = finding_id
         JOIN tools ON tools.id = tool_id`,
      )
      .all();
    expect(places.length).toBeGreaterThan(10);
    const wrong = places.filter(({ definition, pointer, starts_at, ends_at, snippet }) => {
      return textAt(JSON.parse(definition), pointer)?.slice(starts_at, ends_at) !== snippet;
    });
    expect(wrong).toEqual([]);
    for (const { sql } of QUERIES) expect(dataset.prepare(sql).all(), sql).not.toEqual([]);
    expect(() => dataset.exec('DELETE FROM tools')).toThrow(/readonly/);
    dataset.close();
  });
});
