import { z } from 'zod';
import type { ServerRecord, ServerSummary } from '../../../catalog/read-servers.ts';
import type { ToolRecord } from '../../../catalog/read-tools.ts';
import { RISK_IDS } from '../../../catalog/vocabulary.ts';
import type { Context } from '../api/document.ts';
import { address } from '../api/shapes.ts';
import { ToolFacts, toolFacts } from '../api/tool.ts';

/** A line of the download of tools. */
export const ToolLine = z.object({
  ...ToolFacts.shape,
  slug: z.string().meta({ description: 'Its segment in addresses.' }),
  page: address,
  definition: z.looseObject({ name: z.string() }).meta({ description: 'The tool as tools/list gave it.' }),
});

export function toolLine(it: ToolRecord, { url }: Context): z.infer<typeof ToolLine> {
  return { ...toolFacts(it), ...placeOf(it, url), definition: { ...it.definition, name: it.name } };
}

function placeOf({ serverSlug, slug }: ToolRecord, url: Context['url']): { slug: string; page: string } {
  return { slug, page: url(`/tools/${serverSlug}/${slug}/`) };
}

type Cells = readonly (string | number | undefined)[];

export const SERVER_COLUMNS = [
  ...['id', 'title', 'state', 'basis', 'tools', ...RISK_IDS, 'tokens', 'source', 'homepage'],
  ...['registry', 'package', 'version', 'listed_at', 'same_as', 'page'],
];

export function serverCells(summary: ServerSummary, record: ServerRecord, { url }: Context): Cells {
  const { id, slug, title, state, basis, tools, risks, tokens, sameAs } = summary;
  const { launch, confirmedAt } = record.manifest ?? {};
  return [
    ...[id, title, state, basis, tools, ...RISK_IDS.map((risk) => risks[risk] ?? 0), tokens, record.source],
    ...[record.homepage, launch?.registry, launch?.package, launch?.version, confirmedAt, sameAs],
    url(`/servers/${slug}/`),
  ];
}

export const TOOL_COLUMNS = [
  ...['server', 'name', 'title', 'category', 'risk', 'confidence', 'factors', 'rules', 'tokens', 'page'],
];

export function toolCells(it: ToolRecord, { url }: Context): Cells {
  const detected = it.findings.filter(({ outcome }) => outcome === 'detected').map(({ ruleId }) => ruleId);
  return [
    ...[it.serverId, it.name, it.tool.title, it.category, it.risk, it.confidence],
    ...[it.factors.join(' '), detected.join(' '), it.tokens, placeOf(it, url).page],
  ];
}
