import { stringifyJson } from '../catalog/json.ts';
import type { Listing } from '../catalog/listing.ts';
import { readRecord } from '../catalog/read-records.ts';
import { readLastManifest } from '../catalog/read-servers.ts';
import type { DueTarget, Way } from '../catalog/target.ts';
import { failingSince, GONE_AFTER_DAYS } from './due.ts';
import type { Listed } from './enumerate/listed.ts';
import { listPackage, type Clock } from './enumerate/packages/list.ts';
import { claimedFromReadme } from './enumerate/readme/claim.ts';
import { listRemote, type RemoteOptions } from './enumerate/remote/list.ts';
import { STATE_OF } from './enumerate/remote/states.ts';
import { HttpError } from './http/http.ts';
import type { Shop } from './shop.ts';

export interface Attempt extends Pick<Listed, 'retryAt'> {
  listing: Listing;
  manifest?: string;
  /** Entries of the tool list. */
  tools: number;
}

/** Lists one target in its own way. Every way this can fail is a state, not an error. */
export async function visit(target: DueTarget, shop: Shop): Promise<Attempt> {
  const startedAt = shop.clock().toISOString();
  const clock: Clock = { milliseconds: 0 };
  const { manifest, tools, retryAt, ...rest } = isOptedOut(target, shop)
    ? OPTED_OUT
    : await listIn(target, shop, { now: startedAt, clock });
  const listing: Listing = {
    ...rest,
    target: target.id,
    basis: target.basis,
    enumerator: ENUMERATORS[target.way.kind](target),
    launchKey: target.launchKey,
    startedAt,
    durationMs: Math.round(clock.milliseconds),
  };
  return {
    listing: orGone(target, listing),
    tools,
    ...(retryAt === undefined ? {} : { retryAt }),
    ...(manifest === undefined ? {} : { manifest }),
  };
}

const ENUMERATORS: Record<Way['kind'], (target: DueTarget) => Listing['enumerator']> = {
  package: ({ basis }) => (basis === 'observed' ? 'stdio' : 'bundle'),
  remote: () => 'http',
  record: () => 'record',
  readme: () => 'readme',
};

interface Moment {
  /** ISO 8601, UTC. */
  now: string;
  /** Told how long the visit took, without the time it waited for others. */
  clock: Clock;
}

async function listIn(target: DueTarget, shop: Shop, { now, clock }: Moment): Promise<Listed> {
  const { way, basis } = target;
  const { http, timeoutMs } = shop;
  if (way.kind === 'package') return listPackage(way.offer, shop.packages, clock);
  const from = performance.now();
  try {
    if (way.kind === 'remote') return await listRemote(way.remote, { http, timeoutMs, now, ...knownAs(target, shop) });
    return way.kind === 'record' ? listRecord(way, basis, shop) : await listReadme(way, shop);
  } finally {
    clock.milliseconds = performance.now() - from;
  }
}

/** What spares questions: how the server was spoken to, and what it said of itself besides its tools. */
function knownAs({ serverId, id, known }: DueTarget, { db }: Shop): Pick<RemoteOptions, 'known' | 'last'> {
  const last = known?.protocol === undefined ? undefined : readLastManifest(db, serverId, id);
  return { ...(known?.protocol && { known: known.protocol }), ...(last && { last }) };
}

/** That a registry cannot be asked for a README is a state, like every other failure. */
async function listReadme({ offer }: Extract<Way, { kind: 'readme' }>, { http }: Shop): Promise<Listed> {
  try {
    const npmRegistry = process.env['npm_config_registry'];
    return (await claimedFromReadme(offer, { http, ...(npmRegistry === undefined ? {} : { npmRegistry }) })).listed;
  } catch (error) {
    if (!(error instanceof HttpError)) throw error;
    const { code, message, retryAt } = error;
    // A package that its registry does not have has no README either, and will not get one.
    const state = code === 'not-found' ? 'empty' : STATE_OF[code];
    return { state, reason: code, message, completeness: 'unknown', tools: 0, ...(retryAt && { retryAt }) };
  }
}

function listRecord(way: Extract<Way, { kind: 'record' }>, basis: DueTarget['basis'], { db }: Shop): Listed {
  const record = readRecord(db, way.source, way.key);
  const tools = (basis === 'declared' ? record?.declared : record?.claimed)?.tools ?? [];
  const whole = basis === 'declared' && record?.declared?.complete === true;
  const completeness = basis === 'claimed' ? 'unknown' : whole ? 'complete' : 'partial';
  const isEmpty = tools.length === 0;
  return {
    ...{ state: isEmpty ? 'empty' : 'ok', reason: isEmpty ? 'empty' : 'ok', completeness, tools: tools.length },
    message: isEmpty ? 'The record names no tools.' : '',
    manifest: stringifyJson({ tools }),
  };
}

function isOptedOut({ serverId, way }: DueTarget, { optOut }: Shop): boolean {
  if (optOut.server(serverId)) return true;
  return 'offer' in way && optOut.package(way.offer.registry, way.offer.package);
}

const OPTED_OUT: Listed = {
  ...{ state: 'not-asked', reason: 'opted-out', completeness: 'unknown', tools: 0 },
  message: 'Its owner asked not to be crawled.',
};

/** A remote that has not answered for two weeks is gone. Packages are gone only when their registry says so. */
function orGone(target: DueTarget, listing: Listing): Listing {
  const since = failingSince(target, listing);
  if (target.way.kind !== 'remote' || since === undefined) return listing;
  const days = Math.floor((Date.parse(listing.startedAt) - Date.parse(since)) / 86_400_000);
  if (days < GONE_AFTER_DAYS) return listing;
  const message = `It has not answered since ${since.slice(0, 10)}. ${listing.message}`;
  return { ...listing, state: 'gone', message };
}
