import { digitsFor, hashOf, packageKey, shardNames } from '../../../catalog/lookup-key.ts';
import { readLookup } from '../../../catalog/read-lookup.ts';
import { formatPolicy } from '../../../policy/document.ts';
import { comparedTool } from '../../../policy/stack/facts.ts';
import { catalog, factsOfServer, policyOfServer, serverBySlug, servers } from '../catalog.ts';
import { remember } from '../memo.ts';
import { shardOf, type ServerCard } from './card.ts';

export const lookup = remember(() => readLookup(catalog()));

/** The digits that name the files of servers: several are in each, so that asking for a file names none. */
export const serverDigits = remember(() => digitsFor(servers().length));

/** The names of those files. */
export function serverShards(): string[] {
  return shardNames(serverDigits());
}

const slugs = remember(() => {
  const digits = serverDigits();
  const found = new Map(shardNames(digits).map((name): [string, string[]] => [name, []]));
  for (const { slug } of servers()) found.get(shardOf(slug, digits))?.push(slug);
  return found;
});

/** The servers of one file, by slug. */
export function cardsIn(shard: string): Record<string, ServerCard> {
  return Object.fromEntries(
    (slugs().get(shard) ?? []).flatMap((slug) => {
      const card = cardOf(slug);
      return card === undefined ? [] : [[slug, card]];
    }),
  );
}

/** Their recommended policies, by slug: documents of the policy language. */
export function policiesIn(shard: string): Record<string, unknown> {
  return Object.fromEntries(
    (slugs().get(shard) ?? []).flatMap((slug) => {
      const server = serverBySlug(slug);
      if (server === undefined || factsOfServer(server.id).length === 0) return [];
      return [[slug, JSON.parse(formatPolicy(policyOfServer(server.id))) as unknown]];
    }),
  );
}

function cardOf(slug: string): ServerCard | undefined {
  const server = serverBySlug(slug);
  if (server === undefined) return undefined;
  const { title, manifest } = server;
  const launch = manifest?.launch;
  return {
    title,
    ...(launch && { read: { key: hashOf(packageKey(launch.registry, launch.package)), version: launch.version } }),
    ...(manifest && { tools: factsOfServer(server.id).map(comparedTool) }),
  };
}
