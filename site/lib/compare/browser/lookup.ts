import type { StackServer } from '../../../../policy/stack/stack.ts';
import { to } from '../../links.ts';
import { shardOf, type ServerCard } from '../card.ts';

/** How many digits of a hash name a file. */
export interface Digits {
  keys: number;
  servers: number;
}

/** A server of the catalog that an entry of a configuration starts or reaches. */
export interface Match {
  slug: string;
  card: ServerCard;
  /** What it was found by, and the hash of that. */
  by: StackServer['keys'][number];
}

/**
 * Looks a server up without saying which: each file that is asked for is named by the first digits of a hash, and has
 * the answers for many servers. Undefined when the catalog does not have it. Throws when a file cannot be loaded.
 */
export async function find({ keys }: StackServer, digits: Digits): Promise<Match | undefined> {
  for (const by of keys) {
    const [slug] = field<string[]>(await load(`lookup/${by.hash.slice(0, digits.keys)}`), by.hash) ?? [];
    if (slug === undefined) continue;
    const card = field<ServerCard>(await load(`servers/${shardOf(slug, digits.servers)}`), slug);
    if (card !== undefined) return { slug, card, by };
  }
  return undefined;
}

/** The recommended policy of a server, as a document of the policy language. */
export async function policyOf(slug: string, digits: Digits): Promise<unknown> {
  return field(await load(`policies/${shardOf(slug, digits.servers)}`), slug);
}

const loaded = new Map<string, Promise<unknown>>();

function load(name: string): Promise<unknown> {
  const known = loaded.get(name) ?? fetchJson(to(`/compare/${name}.json`));
  loaded.set(name, known);
  // What failed can be tried again.
  known.catch(() => loaded.delete(name));
  return known;
}

async function fetchJson(address: string): Promise<unknown> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

function field<T>(value: unknown, name: string): T | undefined {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? ((value as Record<string, unknown>)[name] as T)
    : undefined;
}
