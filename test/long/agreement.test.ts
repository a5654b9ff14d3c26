import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openCatalogToRead } from '../../catalog/database.ts';
import { TARGETS } from '../../policy/targets/index.ts';
import { runCli } from '../cli/run-cli.ts';
import { openTrial } from '../gateway/agreement/trial.ts';
import type { Way } from '../gateway/agreement/ways.ts';
import { recommended, serversOf, together, type Listed, type Recommended } from '../policy/agreement/catalogs.ts';
import { compareLimits } from '../policy/agreement/limits.ts';
import { compareTarget } from '../policy/agreement/targets.ts';
import { CASES } from '../policy/targets/cases.ts';
import { COUNTING } from '../policy/targets/counting.ts';

/**
 * Every tool of a crawled catalog with its schema: calls decided by the evaluator, by the gateway over real connections
 * and by each target. Set CATALOG_DB to a crawled and classified catalog to spare the crawl.
 */
mkdirSync('node_modules/.cache', { recursive: true });
const folder = mkdtempSync('node_modules/.cache/long-test-');
let listed: Listed[];
let servers: Recommended[];

beforeAll(async () => {
  const catalog = process.env['CATALOG_DB'] ?? join(folder, 'catalog.db');
  for (const command of process.env['CATALOG_DB'] === undefined ? ['crawl', 'classify'] : []) {
    const { code, stderr } = await runCli([command], { env: { CATALOG_DB: catalog } });
    if (code !== 0) throw new Error(stderr);
  }
  const db = openCatalogToRead(catalog);
  listed = serversOf(db);
  db.close();
  servers = listed.map(recommended);
  report('catalog', { servers: servers.length, tools: sum(({ tools }) => tools.length), calls: callsIn(servers) });
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

it('has at least 1,000 tools', () => {
  expect(sum(({ tools }) => tools.length)).toBeGreaterThanOrEqual(1000);
});

const WAYS: Way[] = [
  { front: 'process', era: 'legacy', back: 'stdio' },
  { front: 'process', era: 'auto', back: 'HTTP' },
  { front: 'HTTP', era: 'auto', back: 'HTTP' },
  { front: 'HTTP', era: 'legacy', back: 'stdio' },
];

describe.each(WAYS)('a gateway ($front, $era) before a server over $back', (way) => {
  it('does as the evaluator', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 0 });
    const started = performance.now();
    const trial = openTrial();
    const different: string[] = [];
    const behind = way.front === 'process' || way.back === 'stdio' ? [recommended(together('all', listed))] : servers;
    for (const { id, policy, tools, calls } of behind) {
      const session = await trial.connect(way, id, tools, policy);
      different.push(...(await session.differences(policy, calls)));
      await session.close();
    }
    trial.close();
    vi.useRealTimers();
    report(Object.values(way).join(' '), { ...trial.tally, different: different.length, ...since(started) });
    expect(different).toEqual([]);
  });
});

describe.each(CASES)('$id', (one) => {
  it('decides as the evaluator, or a sentence says what it does instead', () => {
    const started = performance.now();
    const all = servers.map((server) => compareTarget(one, server));
    const disagreements = all.flatMap((it) => it.disagreements);
    report(one.id, {
      same: all.reduce((total, { same }) => total + same, 0),
      stricter: all.flatMap(({ stricter }) => stricter).length,
      looser: all.flatMap(({ looser }) => looser).length,
      disagreements: disagreements.length,
      ...since(started),
    });
    expect(disagreements).toEqual([]);
  });
});

describe.each(TARGETS.filter(({ abilities }) => abilities.limits))('$id', (target) => {
  it('counts as the evaluator, or a sentence says otherwise', () => {
    const counting = COUNTING[target.id];
    if (counting === undefined) throw new Error(`Nothing counts as ${target.id} does.`);
    const started = performance.now();
    const all = servers.map((server) => compareLimits({ target, counting }, server));
    const disagreements = all.flatMap((it) => it.disagreements);
    const calls = all.reduce((total, counted) => total + counted.calls, 0);
    report(`limits of ${target.id}`, { calls, disagreements: disagreements.length, ...since(started) });
    expect(disagreements).toEqual([]);
  });
});

function sum(of: (server: Recommended) => number): number {
  return servers.reduce((total, server) => total + of(server), 0);
}

function callsIn(all: readonly Recommended[]): number {
  return all.reduce((total, { calls }) => total + calls.length, 0);
}

function since(started: number): { seconds: number } {
  return { seconds: Math.round((performance.now() - started) / 100) / 10 };
}

function report(what: string, figures: Record<string, number>): void {
  process.stdout.write(`${what}: ${JSON.stringify(figures)}\n`);
}
