import type { Catalog } from './database.ts';
import { addressKey, digitsFor, hashOf, hostKey, nameKey, packageKey, shardNames } from './lookup-key.ts';
import type { PackageRegistry } from './record.ts';

/** The servers that a key stands for, in files by the first digits of the key's hash. */
export interface Lookup {
  digits: number;
  /** By the name of the file: the slugs of servers by the hash of a key, the one to show first. */
  shards: Map<string, Record<string, string[]>>;
}

/** Servers that are kept for one key: a key of more is too common to say anything. */
const MOST = 5;

/** Every key of every server, so that a package, an address or a name finds its server. */
export function readLookup(db: Catalog): Lookup {
  const found = new Map<string, Set<string>>();
  const add = (key: string | undefined, slug: string): void => {
    if (key === undefined) return;
    const hash = hashOf(key);
    found.set(hash, (found.get(hash) ?? new Set()).add(slug));
  };
  for (const [registry, name, slug] of packages(db)) add(packageKey(registry, name), slug);
  const hosts = new Map<string, Set<string>>();
  for (const [url, slug] of addresses(db)) {
    add(addressKey(url), slug);
    const host = hostKey(url);
    if (host !== undefined) hosts.set(host, (hosts.get(host) ?? new Set()).add(slug));
  }
  // A host of many servers says nothing about which of them is meant.
  for (const [host, [slug = '', ...more]] of hosts) if (more.length === 0) add(host, slug);
  for (const [id, title, slug] of names(db)) {
    add(nameKey(id), slug);
    add(nameKey(title), slug);
  }
  return inShards(found);
}

function inShards(found: ReadonlyMap<string, ReadonlySet<string>>): Lookup {
  const digits = digitsFor(found.size);
  const shards = new Map(shardNames(digits).map((name): [string, Record<string, string[]>] => [name, {}]));
  for (const hash of [...found.keys()].sort()) {
    const shard = shards.get(hash.slice(0, digits));
    if (shard) shard[hash] = [...(found.get(hash) ?? [])].slice(0, MOST);
  }
  return { digits, shards };
}

/** A server that turned out to be another one answers with that one; servers whose tools are known come first. */
const SHOWN = `FROM servers JOIN servers AS shown ON shown.id = coalesce(servers.same_as, servers.id)`;
const ORDER = `ORDER BY shown.gone_on IS NOT NULL, shown.manifest_listing IS NULL, shown.id`;

function packages(db: Catalog): IterableIterator<[PackageRegistry, string, string]> {
  return db
    .prepare<[], [PackageRegistry, string, string]>(
      `SELECT registry, package, shown.slug ${SHOWN} JOIN (
         SELECT server_id, way ->> '$.offer.registry' AS registry, way ->> '$.offer.package' AS package
         FROM targets WHERE way ->> '$.kind' = 'package'
         UNION SELECT server_id, launch ->> '$.registry', launch ->> '$.package' FROM listings
         WHERE launch IS NOT NULL AND id IN (SELECT manifest_listing FROM servers)
       ) AS offers ON offers.server_id = servers.id ${ORDER}`,
    )
    .raw()
    .iterate();
}

function addresses(db: Catalog): IterableIterator<[string, string]> {
  return db
    .prepare<[], [string, string]>(
      `SELECT way ->> '$.remote.url', shown.slug ${SHOWN} JOIN targets ON targets.server_id = servers.id
       WHERE way ->> '$.kind' = 'remote' ${ORDER}`,
    )
    .raw()
    .iterate();
}

function names(db: Catalog): IterableIterator<[string, string, string]> {
  return db
    .prepare<[], [string, string, string]>(`SELECT servers.id, servers.title, shown.slug ${SHOWN} ${ORDER}`)
    .raw()
    .iterate();
}
