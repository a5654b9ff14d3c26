import { z } from 'zod';
import { PACKAGE_REGISTRIES } from '../../../catalog/record.ts';
import type { ListingRecord } from '../../../catalog/read-servers.ts';
import { readTools } from '../../../catalog/read-tools.ts';
import { recordsOfServer, serverBySlug, serverSummary } from '../catalog.ts';
import type { Context, DocumentKind } from './document.ts';
import { pinsOf } from './pins.ts';
import { address, basis, category, completeness, confidence, links, risk, ServerRow, state, time } from './shapes.ts';
import { eachServer, serverRow } from './walk.ts';

const Attempt = z.object({
  state,
  reason: z.string(),
  message: z.string(),
  basis,
  enumerator: z.string().meta({ description: 'How the tools were read.' }),
  completeness,
  startedAt: time,
  confirmedAt: time.meta({ description: 'ISO 8601, UTC: the latest time that the answer was the same.' }),
  package: z
    .object({ registry: z.enum(PACKAGE_REGISTRIES), name: z.string(), version: z.string() })
    .optional()
    .meta({ description: 'The package that was started.' }),
  integrity: z.string().optional(),
});

/** A server without its tools: a line of the download, and most of its document. */
export const ServerFacts = z.object({
  ...ServerRow.shape,
  homepage: z.string().optional(),
  source: z.string().meta({ description: 'Id of the source whose record names it.' }),
  gone: z.object({ on: z.string(), why: z.string() }).optional(),
  version: z.string().optional().meta({ description: 'What the server calls its version.' }),
  instructions: z.string().optional().meta({ description: 'Text that the server sends to the model.' }),
  lastAttempt: Attempt.optional(),
  toolsFrom: Attempt.optional().meta({ description: 'The attempt that its tools come from.' }),
  records: z.array(z.object({ source: z.string(), key: z.string(), url: z.string(), retrievedAt: time })),
});

const ServerDocument = z.object({
  ...ServerFacts.shape,
  pins: z.union([
    z.object({ digest: z.string().meta({ description: 'Over the fingerprints of all its tools.' }), file: address }),
    z.object({ none: z.string().meta({ description: 'Why its tools cannot be pinned.' }) }),
  ]),
  toolList: z.array(
    z
      .object({ name: z.string(), slug: z.string(), category, risk, confidence })
      .meta({ description: 'Riskiest first.' }),
  ),
  links,
});

export const server: DocumentKind = {
  id: 'server',
  path: '/api/v1/servers/{server}/index.json',
  title: 'A server',
  about: 'What it is, which sources name it, how and when its tools were read, and its tools in short, riskiest first.',
  media: 'application/json',
  schema: ServerDocument,
  params: eachServer,
  build({ server: slug = '' }, context): z.infer<typeof ServerDocument> | undefined {
    const it = serverBySlug(slug);
    const facts = serverFacts(slug, context);
    if (it === undefined || facts === undefined) return undefined;
    const { links, ...rest } = facts;
    const pins = pinsOf(it, context.db);
    const file = context.url(`/api/v1/servers/${slug}/pins.json`);
    return {
      ...rest,
      pins: 'none' in pins ? { none: pins.none } : { digest: pins.digest, file },
      toolList: readTools(context.db, { server: it.id }).map((tool) => ({
        ...{ name: tool.name, slug: tool.slug, category: tool.category, risk: tool.risk, confidence: tool.confidence },
      })),
      links,
    };
  },
};

/** What is known of a server by its URL segment, without its tools. */
export function serverFacts(slug: string, context: Context): z.infer<typeof ServerFacts> | undefined {
  const it = serverBySlug(slug);
  const summary = it && serverSummary(it.id);
  if (it === undefined || summary === undefined) return undefined;
  return {
    ...serverRow(summary, context),
    ...{ homepage: it.homepage, source: it.source, gone: it.gone, version: it.serverInfo?.version },
    instructions: it.instructions,
    lastAttempt: it.last && attemptOf(it.last),
    toolsFrom: it.manifest && attemptOf(it.manifest),
    records: recordsOfServer(it.id)
      .filter(({ withdrawnOn }) => withdrawnOn === undefined)
      .map(({ source, key, url, retrievedAt }) => ({ source, key, url, retrievedAt })),
  };
}

function attemptOf(listing: ListingRecord): z.infer<typeof Attempt> {
  const { state, reason, message, basis, enumerator, completeness, startedAt, confirmedAt, launch, integrity } =
    listing;
  return {
    ...{ state, reason, message, basis, enumerator, completeness, startedAt, confirmedAt, integrity },
    package: launch && { registry: launch.registry, name: launch.package, version: launch.version },
  };
}
