import { createHash } from 'node:crypto';
import { stringifyJson } from '../../catalog/json.ts';
import type { PackageOffer, PackageRegistry, SourceRecord } from '../../catalog/record.ts';
import type { Target, Way } from '../../catalog/target.ts';
import type { Basis } from '../../catalog/vocabulary.ts';
import { CRAWLER_VERSION } from '../version.ts';

type Planned = Pick<SourceRecord, 'source' | 'key' | 'status' | 'packages' | 'remotes' | 'declared' | 'claimed'>;

/** A server rarely has more addresses than regions; more are not asked. */
const MAX_REMOTES = 4;

/**
 * The ways in which a server can be listed, best first: the first of its packages that can be started here, its
 * addresses, what its bundle and its sources' records declare, what pages claim, and its README.
 * @param records of one server, best first
 * @param canStart whether what starts packages of a registry is at hand
 */
export function targetsOf(records: readonly Planned[], canStart: (registry: PackageRegistry) => boolean): Target[] {
  const named = records.filter(({ status }) => status !== 'deleted');
  const offers = named.flatMap(({ packages }) => packages);
  const started = offers.filter(({ registry }) => registry !== 'mcpb');
  const chosen =
    started.find(({ registry, transport }) => transport === 'stdio' && canStart(registry)) ??
    started.find(({ transport }) => transport === 'stdio') ??
    started[0];
  const bundle = offers.find(({ registry }) => registry === 'mcpb');
  const remotes = uniqueBy(
    named.flatMap((record) => record.remotes),
    ({ url }) => url,
  );
  const lists = (['declared', 'claimed'] as const).flatMap((basis) =>
    named
      .filter((record) => record[basis] !== undefined)
      .map((record) => target(`${basis}:${record.source}:${record.key}`, basis, wayOf(record), record[basis])),
  );
  return uniqueBy(
    [
      ...(chosen === undefined ? [] : [ofPackage(chosen)]),
      ...remotes
        .slice(0, MAX_REMOTES)
        .map((remote) => target(`remote:${remote.url}`, 'observed', { kind: 'remote', remote })),
      ...(bundle === undefined ? [] : [ofPackage(bundle)]),
      ...lists,
      ...offers.flatMap(ofReadme).slice(0, 1),
    ],
    ({ id }) => id,
  );
}

/** Tools in a bundle's manifest were written by its author; no server said them. */
function ofPackage(offer: PackageOffer): Target {
  const basis = offer.registry === 'mcpb' ? 'declared' : 'observed';
  return target(`${offer.registry}:${offer.package}`, basis, { kind: 'package', offer });
}

function ofReadme({ registry, package: name, version }: PackageOffer): Target[] {
  if (registry !== 'npm' && registry !== 'pypi') return [];
  const id = `readme:${registry}:${name}`;
  return [target(id, 'claimed', { kind: 'readme', offer: { registry, package: name, version } })];
}

function wayOf({ source, key }: Planned): Way {
  return { kind: 'record', source, key };
}

function target(id: string, basis: Basis, way: Way, content?: unknown): Target {
  const parts = [CRAWLER_VERSION, basis, way, content ?? null];
  return { id, basis, way, launchKey: createHash('sha256').update(stringifyJson(parts)).digest('hex') };
}

function uniqueBy<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const key = keyOf(item);
    return seen.has(key) ? false : Boolean(seen.add(key));
  });
}
