import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build as buildWithAstro } from 'astro';
import { openCatalogToRead } from '../catalog/database.ts';
import { readDigest } from '../catalog/read.ts';

const ROOT = join(import.meta.dirname, '..');

/** What the pages are made from besides the catalog. */
const SOURCES = ['site', 'policy', 'catalog', 'astro.config.mjs', 'package-lock.json'];

/** What a build made: written beside the pages, so that the next build can tell that nothing changed. */
export interface BuildReport {
  /** Hash over everything that the pages are made from. */
  inputs: string;
  files: number;
  bytes: number;
}

export function siteFolder(): string {
  return process.env['SITE_OUT'] ?? join(ROOT, 'dist');
}

/** Builds the site from the catalog, unless the site that is there was built from the same. */
export async function buildSite(
  catalog: string,
  out: string,
  force: boolean,
): Promise<BuildReport & { built: boolean }> {
  const inputs = hashInputs(catalog);
  const before = readReport(out);
  if (!force && before?.inputs === inputs) return { ...before, built: false };
  // The configuration and the pages read these; there is no other way to hand them over.
  process.env['CATALOG_DB'] = catalog;
  process.env['SITE_OUT'] = out;
  await buildWithAstro({ root: ROOT, logLevel: 'error' });
  const report = { inputs, ...measure(out) };
  writeFileSync(join(out, 'build.json'), `${JSON.stringify(report)}\n`);
  return { ...report, built: true };
}

function hashInputs(catalog: string): string {
  const hash = createHash('sha256');
  const db = openCatalogToRead(catalog);
  hash.update(readDigest(db));
  db.close();
  for (const variable of ['SITE_URL', 'SITE_REPOSITORY']) hash.update(`${variable}=${process.env[variable] ?? ''}\n`);
  for (const source of SOURCES)
    for (const file of filesBelow(join(ROOT, source))) {
      hash.update(`${relative(ROOT, file)}\n`).update(readFileSync(file));
    }
  return hash.digest('hex');
}

function readReport(out: string): BuildReport | undefined {
  const file = join(out, 'build.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as BuildReport) : undefined;
}

function measure(out: string): { files: number; bytes: number } {
  const sizes = filesBelow(out)
    .filter((file) => !file.endsWith('build.json'))
    .map((file) => statSync(file).size);
  return { files: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}

function filesBelow(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
