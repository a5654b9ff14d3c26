import PQueue from 'p-queue';
import type { Catalog } from '../catalog/database.ts';
import type { DueTarget } from '../catalog/target.ts';
import { saveListing } from '../catalog/write-listings.ts';
import { nextVisit } from './due.ts';
import type { CrawlEvent } from './events.ts';
import { runFairly } from './fair-queue.ts';
import type { Shop } from './shop.ts';
import { visit } from './visit.ts';

export interface ListOptions {
  db: Catalog;
  shop: Shop;
  emit: (event: CrawlEvent) => void;
  signal: AbortSignal | undefined;
  /** How many packages at once. */
  concurrency: number;
  /** How many addresses at once. */
  remotes: number;
}

/**
 * Lists each target and stores what it gave. Packages and addresses have lines of their own: the ones wait for the
 * processor, the others for the network.
 * @throws what the catalog throws, once nothing is in flight any more
 */
export async function listTargets(targets: readonly DueTarget[], options: ListOptions): Promise<void> {
  const stop = new AbortController();
  const signal = AbortSignal.any([stop.signal, ...(options.signal === undefined ? [] : [options.signal])]);
  let broken: { error: unknown } | undefined;
  const work = async (target: DueTarget): Promise<void> => {
    if (signal.aborted) return;
    try {
      await listOne(target, options);
    } catch (error) {
      broken ??= { error };
      stop.abort();
    }
  };
  const packages = targets.filter(({ way }) => way.kind === 'package');
  const others = targets.filter(({ way }) => way.kind !== 'package');
  await Promise.all([
    inOrder(packages, options.concurrency, work),
    runFairly(others, { concurrency: options.remotes, hostOf, signal }, work),
  ]);
  if (broken !== undefined) throw broken.error;
}

/**
 * Lists one target and stores what it gave. A defect of the crawler costs this target and is told.
 * @throws what the catalog throws
 */
async function listOne(target: DueTarget, { db, shop, emit }: ListOptions): Promise<void> {
  const about = { server: target.serverId, target: target.id };
  emit({ type: 'started', ...about });
  let attempt: Awaited<ReturnType<typeof visit>>;
  try {
    attempt = await visit(target, shop);
  } catch (error) {
    emit({ type: 'failed', ...about, message: error instanceof Error ? error.message : String(error) });
    return;
  }
  const { listing, tools, manifest, retryAt } = attempt;
  const { changed } = saveListing(db, target.serverId, listing, manifest, (isNew) =>
    nextVisit(target, listing, isNew, retryAt),
  );
  const { state, reason, message, durationMs } = listing;
  emit({ type: 'finished', ...about, way: target.way.kind, state, reason, message, tools, durationMs, changed });
}

/** First come, first served: the list says which packages are large, and those go first. */
async function inOrder(
  targets: readonly DueTarget[],
  concurrency: number,
  work: (target: DueTarget) => Promise<void>,
): Promise<void> {
  // A few more than are listing, so that installing and listing do not wait for each other; no more, to spare the disk.
  const inFlight = new PQueue({ concurrency: concurrency * 3 });
  for (const target of targets) void inFlight.add(() => work(target));
  await inFlight.onIdle();
}

function hostOf({ id, way }: DueTarget): string {
  if (way.kind === 'remote') return URL.canParse(way.remote.url) ? new URL(way.remote.url).host : id;
  return id;
}
