import { z } from 'zod';
import type { Catalog } from '../../../catalog/database.ts';
import { digestOfPins, writePins } from '../../../catalog/pins.ts';
import type { ServerRecord } from '../../../catalog/read-servers.ts';
import { readDefinitions } from '../../../catalog/read-tools.ts';
import { serverBySlug } from '../catalog.ts';
import type { DocumentKind } from './document.ts';
import { eachListedServer } from './walk.ts';

/** The fingerprints of a server's tools as the file that the gateway reads, and one hash for all; or why there is none. */
export function pinsOf(
  { id, manifest }: Pick<ServerRecord, 'id' | 'manifest'>,
  db: Catalog,
): { file: string; digest: string } | { none: string } {
  if (manifest?.basis !== 'observed') return { none: 'The server itself did not say what its tools are.' };
  const tools = readDefinitions(db, id).map(({ definition }) => JSON.parse(definition) as { name: string });
  if (tools.length === 0) return { none: 'It has no tools.' };
  try {
    const file = writePins(tools);
    return { file, digest: digestOfPins(file) };
  } catch (error) {
    return { none: error instanceof Error ? error.message : String(error) };
  }
}

const PinsDocument = z.object({
  version: z.literal('1'),
  tools: z.record(z.string(), z.string().regex(/^sha256:[0-9a-f]{64}$/)).meta({
    description: 'SHA-256 of each definition, over the canonical JSON (RFC 8785) of what a model reads of it.',
  }),
});

export const pins: DocumentKind = {
  id: 'pins',
  path: '/api/v1/servers/{server}/pins.json',
  title: 'The pins of a server',
  about:
    'What the gateway’s pin command writes for these tools: a gateway that is given this file denies a tool whose definition has changed. There is none for a server that did not list its tools itself, or that lists two of one name.',
  media: 'application/json',
  schema: PinsDocument,
  params: eachListedServer,
  build({ server = '' }, { db }): unknown {
    const it = serverBySlug(server);
    const found = it && pinsOf(it, db);
    return found !== undefined && 'file' in found ? JSON.parse(found.file) : undefined;
  },
};
