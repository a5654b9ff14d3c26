import { SERVER_INFO_META_KEY, type PriorDiscovery } from '@modelcontextprotocol/client';
import { z } from 'zod';
import type { Conversation } from '../conversation.ts';
import type { Identity } from './visit.ts';

/** What the SDK has to know about a server so that it asks for the list at once. */
export function priorOf(version: string): PriorDiscovery {
  return {
    kind: 'modern',
    discover: { supportedVersions: [version], capabilities: { tools: {} }, ttlMs: 0, cacheScope: 'private' },
  };
}

const Name = z.object({ name: z.string(), title: z.string().optional(), version: z.string() });
const Introduced = z.object({ _meta: z.object({ [SERVER_INFO_META_KEY]: Name }) });

/**
 * Fills in what a server said of itself when it was last asked. Most servers add their name and version to every
 * answer: returns whether these are others than before.
 */
export function noteStraight(said: Conversation, result: unknown, last: Identity | undefined): boolean {
  const before = last?.serverInfo ?? {};
  const { name, title, version } = Introduced.safeParse(result).data?._meta[SERVER_INFO_META_KEY] ?? before;
  said.serverInfo = {
    ...(name !== undefined && { name }),
    ...(title !== undefined && { title }),
    ...(version !== undefined && { version }),
  };
  said.instructions = last?.instructions;
  return name !== before.name || version !== before.version;
}
