import type { PackageRegistry } from './record.ts';

/**
 * How a server is looked up by what a configuration says of it, without anybody being told what that is: a key becomes
 * a hash, and only the first digits of the hash are asked for. Shared by the build, which writes the answers, and by the
 * browser and the command line, which read them: so without `node:` modules.
 */

/** The key of a package. Names that a registry takes for the same have the same key. */
export function packageKey(registry: PackageRegistry, name: string): string {
  return `${registry}:${registry === 'oci' ? imageName(name) : plainPackage(registry, name)}`;
}

function plainPackage(registry: PackageRegistry, name: string): string {
  if (registry === 'mcpb') return name;
  // PEP 503: runs of `-`, `_` and `.` are one.
  return registry === 'pypi' ? name.toLowerCase().replaceAll(/[-_.]+/g, '-') : name.toLowerCase();
}

/** An image reference without tag, digest, and what Docker adds to a short name. */
function imageName(reference: string): string {
  return reference
    .toLowerCase()
    .replace(/@.*$/, '')
    .replace(/:[^/:]*$/, '')
    .replace(/^(?:index\.|registry-1\.)?docker\.io\//, '')
    .replace(/^library\//, '');
}

/** The key of an address: its host and path. Undefined when the text is no web address, or a part is left open. */
export function addressKey(address: string): string | undefined {
  const url = URL.parse(address);
  if (url === null || !/^https?:$/.test(url.protocol) || /%7b|[{}$<>]/i.test(`${url.host}${url.pathname}`))
    return undefined;
  return `address:${url.host}${url.pathname.replace(/\/+$/, '')}`;
}

/** The key of a host, for addresses that differ for each user. Undefined when the text is no web address. */
export function hostKey(address: string): string | undefined {
  const url = URL.parse(address);
  return url !== null && /^https?:$/.test(url.protocol) && /^[a-z0-9.:-]+$/.test(url.host)
    ? `host:${url.host}`
    : undefined;
}

/** The key of a server's id or title. */
export function nameKey(name: string): string {
  return `name:${name.trim().toLowerCase().replaceAll(/\s+/g, ' ')}`;
}

/** Digits of a hash. */
const DIGITS = 8;

/**
 * Sixteen hexadecimal digits that stand for a key: two 32-bit hashes (FNV-1a with different seeds and a final mix).
 * Not for secrets: who knows a key can compute it.
 */
export function hashOf(key: string): string {
  return `${lane(key, 0x811c9dc5)}${lane(key, 0x9747b28c)}`;
}

function lane(key: string, seed: number): string {
  let hash = seed;
  for (let i = 0; i < key.length; i += 1) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0).toString(16).padStart(DIGITS, '0');
}

/** Keys that one file of answers holds, about. */
const KEYS_A_FILE = 40;

/** How many digits of a hash name a file of answers, for so many keys: 16, 256 or 4,096 files. */
export function digitsFor(keys: number): number {
  return Math.min(3, Math.max(1, Math.ceil(Math.log(Math.max(keys, 1) / KEYS_A_FILE) / Math.log(16))));
}

/** The names of all files of answers, which are the first digits of the hashes in them. */
export function shardNames(digits: number): string[] {
  return Array.from({ length: 16 ** digits }, (_, i) => i.toString(16).padStart(digits, '0'));
}
