import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCatalogToRead, type Catalog } from '../../catalog/database.ts';
import { readCounts } from '../../catalog/read-overview.ts';
import { idleCorrections, loadCorrections } from '../../cli/corrections.ts';
import { runCli } from '../cli/run-cli.ts';
import { brokenEvidence, brokenPolicies, brokenRiskSums } from '../invariants.ts';
import { brokenPagePolicies, brokenServerPolicies } from '../page-policies.ts';
import { htmlFaults, linkFaults, spacingFaults, wordFaults } from '../site/faults.ts';
import { filesOf, pagesOf, type Page } from '../site/pages.ts';

/**
 * The built-in list for real: every server installed from npm and listed, every page built and checked. Set CATALOG_DB
 * to a crawled catalog to spare the crawl.
 */
mkdirSync('node_modules/.cache', { recursive: true });
const folder = mkdtempSync('node_modules/.cache/long-test-');
const catalog = process.env['CATALOG_DB'] ?? join(folder, 'catalog.db');
const out = join(folder, 'site');
const env = { CATALOG_DB: catalog, SITE_OUT: out };
let db: Catalog;
let files: Map<string, Buffer>;
let pages: Page[];

beforeAll(async () => {
  for (const command of ['crawl', 'classify', 'build']) {
    const { code, stderr } = await runCli([command], { env });
    if (code !== 0) throw new Error(stderr);
  }
  db = openCatalogToRead(catalog);
  files = filesOf(out);
  pages = pagesOf(files);
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('the built-in list', () => {
  it('gives at least 30 servers and 1,000 tools', () => {
    const { listed, tools } = readCounts(db);
    expect(listed).toBeGreaterThanOrEqual(30);
    expect(tools).toBeGreaterThanOrEqual(1000);
  });

  it('has evidence that stands in the snapshots, policies that do what they say, and risks that add up', () => {
    expect(brokenEvidence(db)).toEqual([]);
    expect(brokenPolicies(db)).toEqual([]);
    expect(brokenRiskSums(db)).toEqual([]);
  });

  it('has no correction that the rules agree with by now', () => {
    expect(idleCorrections(db, loadCorrections()).map(({ file }) => file)).toEqual([]);
  });

  it('has pages without a fault', async () => {
    expect(linkFaults(pages, files)).toEqual([]);
    expect(wordFaults(pages)).toEqual([]);
    expect(spacingFaults(pages)).toEqual([]);
    expect(await htmlFaults(pages)).toEqual([]);
  });

  it('has pages whose policies do what the sentences beside them say', () => {
    expect(brokenPagePolicies(out)).toEqual([]);
    expect(brokenServerPolicies(out)).toEqual([]);
  });

  it('gives the same bytes when it is built again', async () => {
    const again = join(folder, 'again');
    await runCli(['build'], { env: { ...env, SITE_OUT: again } });
    const other = filesOf(again);
    expect([...other.keys()]).toEqual([...files.keys()]);
    expect([...files].filter(([path, body]) => !other.get(path)?.equals(body)).map(([path]) => path)).toEqual([]);
  });

  it('is not listed again when nothing changed', async () => {
    const { stderr } = await runCli(['crawl'], { env });
    expect(stderr).toMatch(/nothing to list; \d+ not due/);
  });
});
