import { stringifyJson } from '../catalog/json.ts';
import type { Listing } from '../catalog/listing.ts';
import { readRecord } from '../catalog/read-records.ts';
import type { DueTarget, Way } from '../catalog/target.ts';
import { failingSince, GONE_AFTER_DAYS } from './due.ts';
import type { Listed } from './enumerate/listed.ts';
import { listPackage } from './enumerate/packages/list.ts';
import { claimedFromReadme } from './enumerate/readme/claim.ts';
import { listRemote } from './enumerate/remote/list.ts';
import type { Shop } from './shop.ts';

export interface Attempt {
  listing: Listing;
  manifest?: string;
  /** Entries of the tool list. */
  tools: number;
}

/** Lists one target in its own way. Every way this can fail is a state, not an error. */
export async function visit(target: DueTarget, shop: Shop): Promise<Attempt> {
  const startedAt = shop.clock().toISOString();
  const from = performance.now();
  const { manifest, tools, ...rest } = isOptedOut(target, shop) ? OPTED_OUT : await listIn(target, shop, startedAt);
  const listing: Listing = {
    ...rest,
    target: target.id,
    basis: target.basis,
    enumerator: ENUMERATORS[target.way.kind](target),
    launchKey: target.launchKey,
    startedAt,
    durationMs: Math.round(performance.now() - from),
  };
  return { listing: orGone(target, listing), tools, ...(manifest === undefined ? {} : { manifest }) };
}

const ENUMERATORS: Record<Way['kind'], (target: DueTarget) => Listing['enumerator']> = {
  package: ({ basis }) => (basis === 'observed' ? 'stdio' : 'bundle'),
  remote: () => 'http',
  record: () => 'record',
  readme: () => 'readme',
};

async function listIn({ way, basis, known }: DueTarget, shop: Shop, now: string): Promise<Listed> {
  const { http, timeoutMs } = shop;
  switch (way.kind) {
    case 'package':
      return listPackage(way.offer, shop.packages);
    case 'remote':
      return listRemote(way.remote, { http, timeoutMs, known: known?.protocol, now });
    case 'record':
      return listRecord(way, basis, shop);
    case 'readme':
      return (await claimedFromReadme(way.offer, { http, now })).listed;
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
  return way.kind === 'package' && optOut.package(way.offer.registry, way.offer.package);
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
