import { rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import PQueue from 'p-queue';
import type { Launch, Listing, Server } from '../catalog/model.ts';
import type { ListingState } from '../catalog/vocabulary.ts';
import { chooseSandbox, type SandboxChoice, type SandboxKind } from './enumerate/sandbox/choose.ts';
import { folderBytes } from './enumerate/packages/folder-bytes.ts';
import { downloadFolder } from './enumerate/packages/folders.ts';
import { openInstaller } from './enumerate/packages/installer.ts';
import { count, newReport, type CrawlEvent, type CrawlReport } from './events.ts';
import { isCurrent, launchKeyOf } from './launch-key.ts';
import { listServer, type Workshop } from './list-server.ts';
import { planServers, type PlanOptions } from './plan.ts';
import { openWorkplace } from './workplace.ts';

export type { CrawlEvent, CrawlReport } from './events.ts';

/** Where a crawl puts what it finds. It throws only when nothing more can be stored; that ends the crawl. */
export interface CrawlStore {
  lastListing: (serverId: string) => { launchKey: string; state: ListingState } | undefined;
  saveServer: (server: Server) => void;
  saveListing: (serverId: string, listing: Listing, manifest?: string) => void;
  saveRun: (run: { startedAt: string; finishedAt: string; report: unknown }) => void;
}

export interface CrawlOptions extends PlanOptions {
  store: CrawlStore;
  sandbox: SandboxKind;
  /** How many servers are listed at the same time. */
  concurrency?: number | undefined;
  /** For one server's whole conversation. */
  timeoutMs?: number | undefined;
  /** List again what is unchanged too. */
  force?: boolean | undefined;
  /** Lets what is in flight finish, and starts nothing new. */
  signal?: AbortSignal | undefined;
  onEvent?: ((event: CrawlEvent) => void) | undefined;
  /** Folder for packages while they are listed. */
  cacheFolder?: string | undefined;
}

const CACHE_FOLDER = join(import.meta.dirname, '../node_modules/.cache/mcp-risk-catalog');

/**
 * Lists the tools of every server that the sources name and that has changed since it was last listed. Each result is
 * stored the moment it is there. No server's failure ends the crawl.
 * @throws what the store throws, once nothing is in flight any more
 */
export async function crawl(options: CrawlOptions): Promise<CrawlReport> {
  const { store, signal } = options;
  const startedAt = new Date().toISOString();
  const report = newReport();
  const emit = (event: CrawlEvent): void => {
    count(report, event);
    options.onEvent?.(event);
  };
  const { servers, reports } = await planServers(options, emit);
  report.sources = reports;
  for (const server of servers) store.saveServer(server);
  const startable = servers.filter(hasLaunch);
  emit({ type: 'planned', servers: startable.length });
  const due = startable.filter((server) => isDue(server, options, emit));
  if (due.length > 0) report.downloadedBytes = await listAll(due, options, emit);
  report.interrupted = signal?.aborted ?? false;
  store.saveRun({ startedAt, finishedAt: new Date().toISOString(), report });
  return report;
}

type StartableServer = Server & { launch: Launch };

function hasLaunch(server: Server): server is StartableServer {
  return server.launch !== undefined;
}

function isDue(server: StartableServer, { store, force }: CrawlOptions, emit: (event: CrawlEvent) => void): boolean {
  const last = store.lastListing(server.id);
  if (force === true || last === undefined || !isCurrent(last, launchKeyOf(server.launch))) return true;
  emit({ type: 'skipped', server: server.id, state: last.state });
  return false;
}

/** @returns how many bytes were downloaded */
async function listAll(
  servers: StartableServer[],
  options: CrawlOptions,
  emit: (event: CrawlEvent) => void,
): Promise<number> {
  const choice = await chooseSandbox(options.sandbox);
  if (choice.sandbox === undefined) emit({ type: 'no-sandbox', message: choice.message });
  else emit({ type: 'sandbox', sandbox: choice.sandbox.id });
  const folder = await openWorkplace(options.cacheFolder ?? CACHE_FOLDER, 'crawl');
  try {
    await listEach(servers, options, openWorkshop(options, choice, folder), emit);
    return await folderBytes(downloadFolder(folder));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function openWorkshop(
  { concurrency = availableParallelism(), timeoutMs = 20_000 }: CrawlOptions,
  choice: SandboxChoice,
  folder: string,
): Workshop {
  const listings = new PQueue({ concurrency });
  // npm waits for the registry half of the time.
  const installs = new PQueue({ concurrency: concurrency * 2 });
  return { choice, installer: openInstaller(folder), scratchFolder: folder, timeoutMs, installs, listings };
}

async function listEach(
  servers: StartableServer[],
  { store, signal }: CrawlOptions,
  shop: Workshop,
  emit: (event: CrawlEvent) => void,
): Promise<void> {
  // A few more than are installing or listing, so that neither waits for the other; no more, to spare the disk.
  const inFlight = new PQueue({ concurrency: shop.installs.concurrency + shop.listings.concurrency });
  let broken: { error: unknown } | undefined;
  for (const server of servers) {
    void inFlight.add(async () => {
      if (signal?.aborted === true || broken !== undefined) return;
      emit({ type: 'started', server: server.id });
      try {
        const { listing, tools, manifest } = await listServer(server.launch, shop);
        try {
          store.saveListing(server.id, listing, manifest);
        } catch (error) {
          broken = { error };
          throw error;
        }
        const { state, message, durationMs } = listing;
        emit({ type: 'finished', server: server.id, state, message, tools, durationMs });
      } catch (error) {
        emit({ type: 'failed', server: server.id, message: error instanceof Error ? error.message : String(error) });
      }
    });
  }
  await inFlight.onIdle();
  if (broken !== undefined) throw broken.error;
}
