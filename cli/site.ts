import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { build as buildWithAstro } from 'astro';
import { openCatalogToRead } from '../catalog/database.ts';
import { readDigest } from '../catalog/read-overview.ts';
import { openWorkplace } from '../crawler/workplace.ts';
import { UsageError } from './errors.ts';

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

/**
 * Builds the site from the catalog, unless the site that is there was built from the same. It is built aside and put
 * in place whole, so that a build that fails leaves the site that was there.
 */
export async function buildSite(
  catalog: string,
  out: string,
  force: boolean,
): Promise<BuildReport & { built: boolean }> {
  const inputs = hashInputs(catalog);
  const before = readReport(out);
  if (!force && before?.inputs === inputs) return { ...before, built: false };
  if (before === undefined && existsSync(out) && readdirSync(out).length > 0) {
    throw new UsageError(`${out} holds files that no build of this site put there. Empty it, or set SITE_OUT.`);
  }
  // Below the project: there Astro keeps its own files beside the output; elsewhere two builds would share one place.
  const workplace = await openWorkplace(join(ROOT, 'node_modules/.cache/mcp-risk-catalog'), 'build');
  try {
    const aside = join(workplace, 'site');
    // The configuration and the pages read these; there is no other way to hand them over.
    process.env['CATALOG_DB'] = catalog;
    process.env['SITE_OUT'] = aside;
    // It would win over the path of SITE_URL.
    delete process.env['BASE_URL'];
    await buildWithAstro({ root: ROOT, logLevel: 'error' });
    const report = { inputs, ...measure(aside) };
    writeFileSync(join(aside, 'build.json'), `${JSON.stringify(report)}\n`);
    putInPlace(aside, out);
    return { ...report, built: true };
  } finally {
    process.env['SITE_OUT'] = out;
    rmSync(workplace, { recursive: true, force: true });
  }
}

function putInPlace(aside: string, out: string): void {
  mkdirSync(dirname(out), { recursive: true });
  rmSync(out, { recursive: true, force: true });
  try {
    renameSync(aside, out);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV')) throw error;
    cpSync(aside, out, { recursive: true });
  }
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
