import { rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Catalog } from '../catalog/database.ts';
import { readRecords } from '../catalog/read-records.ts';
import { readDueReadmes, readDueTargets } from '../catalog/read-targets.ts';
import { forgetOldRobots } from '../catalog/robots.ts';
import { savePlan } from '../catalog/write-servers.ts';
import { saveRun } from '../catalog/write.ts';
import { chooseSandbox, type SandboxKind } from './enumerate/sandbox/choose.ts';
import { count, newReport, type CrawlEvent, type CrawlReport } from './events.ts';
import { openHttpFor, type HttpSettings } from './http-for-catalog.ts';
import { listTargets } from './list-targets.ts';
import { planServers, type Plan } from './plan/plan.ts';
import { readSources } from './read-sources.ts';
import { shardOf } from './shard.ts';
import { SOURCE_ORDER } from './sources/index.ts';
import type { Source } from './sources/source.ts';
import { downloadedBytes, openShop, startable, type Shop } from './shop.ts';
import { openWorkplace } from './workplace.ts';

export type { CrawlEvent, CrawlReport } from './events.ts';

export interface CrawlOptions extends HttpSettings {
  db: Catalog;
  sources: Source[];
  sandbox: SandboxKind;
  /** At most this many servers are listed. */
  limit?: number | undefined;
  /** Only servers of the part `index` (from 1) of `of` are listed. */
  shard?: { index: number; of: number } | undefined;
  /** Read the sources in full and list what is not due too. */
  full?: boolean | undefined;
  /** How many packages are listed at the same time. */
  concurrency?: number | undefined;
  /** How many remote servers are listed at the same time. */
  remotes?: number | undefined;
  /** For one server's whole conversation. */
  timeoutMs?: number | undefined;
  /** Lets what is in flight finish, and starts nothing new. */
  signal?: AbortSignal | undefined;
  onEvent?: ((event: CrawlEvent) => void) | undefined;
  /** Folder for packages while they are listed. */
  cacheFolder?: string | undefined;
  /** The present time (tests). */
  clock?: (() => Date) | undefined;
}

const CACHE_FOLDER = join(import.meta.dirname, '../node_modules/.cache/mcp-risk-catalog');

type Emit = (event: CrawlEvent) => void;

/**
 * Reads the sources, finds out which servers they name, and lists the tools of those whose turn it is. Everything is
 * stored the moment it is there, so that a crawl that is killed goes on where it was. No server's and no source's
 * failure ends the crawl.
 * @throws what the catalog throws, once nothing is in flight any more
 */
export async function crawl(options: CrawlOptions): Promise<CrawlReport> {
  const { db, sources, signal, clock = () => new Date() } = options;
  const startedAt = clock().toISOString();
  const report = newReport();
  let asked: ReadonlyMap<string, Asked> = new Map();
  const emit: Emit = (event) => {
    count(report, event, (server) => asked.get(server)?.sources ?? []);
    options.onEvent?.(event);
  };
  forgetOldRobots(db, startedAt);
  const http = openHttpFor(db, options);
  const folder = await openWorkplace(options.cacheFolder ?? CACHE_FOLDER, 'crawl');
  try {
    const { full = false, limit = Infinity } = options;
    // Trying a sandbox takes a moment, and the sources can be read meanwhile.
    const choice = chooseSandbox(options.sandbox, folder);
    report.sources = await readSources(sources, { db, http, full, limit, now: startedAt, signal, emit });
    const shop = openShop({
      ...{ db, http, folder, clock, optOut: options.optOut, choice: await choice },
      timeoutMs: options.timeoutMs ?? TIMEOUT_MS,
      concurrency: options.concurrency ?? availableParallelism(),
      allowPrivate: options.allowPrivate ?? false,
    });
    if (signal?.aborted !== true) {
      asked = await planCatalog(options, shop, startedAt);
      countServers(report, asked);
      await listDue(asked, options, shop, emit);
    }
    report.downloadedBytes = await downloadedBytes(shop);
  } finally {
    report.asked = http.counts();
    await http.close();
    await rm(folder, { recursive: true, force: true });
  }
  report.interrupted = signal?.aborted ?? false;
  saveRun(db, { startedAt, finishedAt: clock().toISOString(), report });
  return report;
}

/** What is kept of a server's plan while servers are listed: of thirty thousand, all of it would fill the memory. */
interface Asked {
  /** The sources that this crawl reads and that name it. */
  sources: readonly string[];
  /** Ways to list it, its README apart. */
  targets: number;
}

/** @returns the servers that the sources asked name, by id */
async function planCatalog(
  { db, sources, allowPrivate = false }: CrawlOptions,
  shop: Shop,
  now: string,
): Promise<Map<string, Asked>> {
  const places = new Set(sources.map(({ id, place }) => `${id} ${place}`));
  const plan = planServers(readRecords(db), {
    sourceOrder: SOURCE_ORDER,
    canStart: await startable(shop),
    isAsked: ({ source, place }) => places.has(`${source} ${place}`),
    allowPrivate,
  });
  savePlan(db, plan, now);
  const named = plan.filter(({ asked }) => asked.length > 0);
  return new Map(named.map(({ id, asked, targets }) => [id, { sources: asked, targets: countListable(targets) }]));
}

function countListable(targets: Plan['targets']): number {
  return targets.filter(({ way }) => way.kind !== 'readme').length;
}

function countServers({ sources }: CrawlReport, asked: ReadonlyMap<string, Asked>): void {
  for (const server of asked.values()) {
    for (const source of sources) source.servers += server.sources.includes(source.id) ? 1 : 0;
  }
}

async function listDue(
  asked: ReadonlyMap<string, Asked>,
  options: CrawlOptions,
  shop: Shop,
  emit: Emit,
): Promise<void> {
  const { db, shard, limit = Infinity, full = false, clock = () => new Date() } = options;
  const now = clock().toISOString();
  const isOurs = (serverId: string): boolean =>
    asked.has(serverId) && (shard === undefined || shardOf(serverId, shard.of) === shard.index);
  const atMost = firstServers(limit);
  const ours = [...asked].filter(([id]) => isOurs(id));
  const allDue = readDueTargets(db, { now, full }).filter(({ serverId }) => isOurs(serverId));
  const due = allDue.filter(({ serverId }) => atMost(serverId));
  const planned = ours.reduce((sum, [, { targets }]) => sum + targets, 0);
  emit({ type: 'planned', servers: ours.length, due: due.length, notDue: planned - allDue.length });
  if (due.some(({ way }) => way.kind === 'package')) emit(sandboxEvent(shop.packages));
  const how = {
    db,
    shop,
    emit,
    signal: options.signal,
    concurrency: options.concurrency ?? availableParallelism(),
    remotes: options.remotes ?? REMOTES,
  };
  await listTargets(due, how);
  const readmes = readDueReadmes(db, { now, full }).filter(({ serverId }) => isOurs(serverId) && atMost(serverId));
  emit({ type: 'readmes', due: readmes.length });
  await listTargets(readmes, how);
}

const TIMEOUT_MS = 20_000;

/** Enough to be done with ten thousand servers in minutes, and little enough for one core. */
const REMOTES = 32;

function sandboxEvent({ choice }: Shop['packages']): CrawlEvent {
  if (choice.sandbox === undefined) return { type: 'no-sandbox', message: choice.message };
  return { type: 'sandbox', sandbox: choice.sandbox.id };
}

/** Lets the first `limit` servers that it is asked for pass, with all their targets. */
function firstServers(limit: number): (serverId: string) => boolean {
  const passed = new Set<string>();
  return (serverId) => {
    if (passed.has(serverId)) return true;
    if (passed.size >= limit) return false;
    passed.add(serverId);
    return true;
  };
}
