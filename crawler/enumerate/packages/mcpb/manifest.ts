import { z } from 'zod';
import { writeManifest } from '../../../../catalog/manifest.ts';
import type { Listed } from '../../listed.ts';
import { InstallError } from '../failure.ts';

const text = z.string().optional().catch(undefined);
const NamedTool = z.object({ name: z.string().min(1), description: text });

/** What we read of a bundle's manifest. The formats differ by version; these members are in all of them. */
const BundleManifest = z.object({
  name: z.string(),
  display_name: text,
  version: z.string(),
  manifest_version: text,
  dxt_version: text,
  tools: z.array(z.unknown()).optional().catch(undefined),
  tools_generated: z.boolean().optional().catch(undefined),
});

/**
 * What a bundle says of its tools: names and descriptions, no schemas. None are made up.
 * @throws InstallError when it is no manifest
 */
export function listedIn(
  manifest: string,
): Pick<Listed, 'state' | 'reason' | 'completeness' | 'message' | 'tools' | 'manifest'> {
  const {
    name,
    display_name: title,
    version,
    tools: entries = [],
    tools_generated: generated = false,
  } = parse(manifest);
  const tools = entries.flatMap((entry) => NamedTool.safeParse(entry).data ?? []);
  const serverInfo = { name, ...(title === undefined ? {} : { title }), version };
  const body = writeManifest({
    serverInfo,
    protocolVersion: undefined,
    instructions: undefined,
    tools: tools.map(({ name: tool, description }) => ({
      name: tool,
      ...(description === undefined ? {} : { description }),
    })),
  });
  const more = generated ? 'partial' : undefined;
  if (tools.length === 0)
    return {
      state: 'empty',
      reason: 'none-declared',
      completeness: more ?? 'unknown',
      message: NONE,
      tools: 0,
      manifest: body,
    };
  const completeness = more ?? (tools.length === entries.length ? 'complete' : 'partial');
  return { state: 'ok', reason: 'ok', completeness, message: '', tools: tools.length, manifest: body };
}

const NONE =
  'The manifest of the bundle names no tools; its server may have some. Its publisher can list them in "tools".';

function parse(manifest: string): z.infer<typeof BundleManifest> {
  try {
    return BundleManifest.parse(JSON.parse(manifest.replace(/^\uFEFF/, '')));
  } catch (error) {
    throw new InstallError(
      'install-failed',
      'bad-manifest',
      'The manifest.json of the bundle cannot be read: it is no JSON, or has no name and version. Report it to its publisher.',
      { cause: error },
    );
  }
}
