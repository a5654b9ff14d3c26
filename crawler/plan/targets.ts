import { createHash } from 'node:crypto';
import { stringifyJson } from '../../catalog/json.ts';
import type { PackageOffer, PackageRegistry, Remote, SourceRecord } from '../../catalog/record.ts';
import type { Target, Way } from '../../catalog/target.ts';
import type { Basis } from '../../catalog/vocabulary.ts';
import { CRAWLER_VERSION } from '../version.ts';
import { isTemplated, remoteKey } from './keys.ts';

/** What of a record says how its server can be listed. */
export interface Listable extends Pick<SourceRecord, 'source' | 'key' | 'version' | 'packages' | 'remotes'> {
  /** The hash of each tool list that the record holds. */
  lists: Partial<Record<'declared' | 'claimed', string>>;
}

/** A server rarely has more addresses than regions; more are not asked. */
const MAX_REMOTES = 4;

/**
 * The ways in which a server can be listed. What a better record names comes before what the next one does, whatever it
 * is: anybody can publish a record that shares a name with somebody else's server and adds a program of his own. Of one
 * record: a package that can be started here, its addresses, what its bundle and the record itself declare, what pages
 * claim, and its README.
 * @param records of one server, best first
 * @param canStart whether what starts packages of a registry is at hand
 */
export function targetsOf(records: readonly Listable[], canStart: (registry: PackageRegistry) => boolean): Target[] {
  const started = startedPackages(records, canStart);
  const remotes = remotesOf(records);
  const offers = records.flatMap(({ packages }) => packages);
  const bundle = offers.find(({ registry }) => registry === 'mcpb');
  const readme = offers.find(({ registry }) => registry === 'npm' || registry === 'pypi');
  const targets = records.flatMap((record) => [
    ...record.packages.filter((offer) => started.includes(offer)).map(ofPackage),
    ...record.remotes.filter((remote) => remotes.includes(remote)).map((remote) => ofRemote(remote, record.version)),
    ...record.packages.filter((offer) => offer === bundle).map(ofPackage),
    ...ofLists(record),
    ...record.packages.filter((offer) => offer === readme).flatMap(ofReadme),
  ]);
  return uniqueBy(targets, ({ id }) => id);
}

/** One package of the best record that has any; when that one cannot be started here, also the best that can. */
function startedPackages(
  records: readonly Listable[],
  canStart: (registry: PackageRegistry) => boolean,
): readonly PackageOffer[] {
  const [first = [], ...others] = records
    .map(({ packages }) => packages.filter(({ registry }) => registry !== 'mcpb'))
    .filter((packages) => packages.length > 0);
  const startable = ({ registry, transport }: PackageOffer): boolean => transport === 'stdio' && canStart(registry);
  const best = first.find(startable);
  if (best !== undefined) return [best];
  return [first.find(({ transport }) => transport === 'stdio') ?? first[0], others.flat().find(startable)].filter(
    (offer) => offer !== undefined,
  );
}

/** Addresses that can be asked come before those that only their users know. */
function remotesOf(records: readonly Listable[]): readonly Remote[] {
  const all = uniqueBy(
    records.flatMap(({ remotes }) => remotes),
    ({ url }) => remoteKey(url) ?? url,
  );
  return all.toSorted((a, b) => Number(isTemplated(a.url)) - Number(isTemplated(b.url))).slice(0, MAX_REMOTES);
}

/** Tools in a bundle's manifest were written by its author; no server said them. */
function ofPackage(offer: PackageOffer): Target {
  const basis = offer.registry === 'mcpb' ? 'declared' : 'observed';
  return target(`${offer.registry}:${offer.package}`, basis, { kind: 'package', offer });
}

/** An address stays the same when its server does not: that the record has a new version says to ask again. */
function ofRemote(remote: Remote, version: string | undefined): Target {
  return target(`remote:${remote.url}`, 'observed', { kind: 'remote', remote }, version);
}

function ofLists({ source, key, lists }: Listable): Target[] {
  return (['declared', 'claimed'] as const)
    .filter((basis) => lists[basis] !== undefined)
    .map((basis) => target(`${basis}:${source}:${key}`, basis, { kind: 'record', source, key }, lists[basis]));
}

function ofReadme({ registry, package: name, version }: PackageOffer): Target[] {
  if (registry !== 'npm' && registry !== 'pypi') return [];
  const id = `readme:${registry}:${name}`;
  return [target(id, 'claimed', { kind: 'readme', offer: { registry, package: name, version } })];
}

function target(id: string, basis: Basis, way: Way, content?: string): Target {
  return { id, basis, way, launchKey: hashOf([CRAWLER_VERSION, basis, way, content ?? null]) };
}

/** The same for equal values, however deep. */
export function hashOf(value: unknown): string {
  return createHash('sha256').update(stringifyJson(value)).digest('hex');
}

function uniqueBy<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const key = keyOf(item);
    return seen.has(key) ? false : Boolean(seen.add(key));
  });
}
