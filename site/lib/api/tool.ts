import { z } from 'zod';
import { Corrected } from '../../../catalog/correction.ts';
import { Finding, RiskStep } from '../../../catalog/model.ts';
import { readTool, type ToolRecord } from '../../../catalog/read-tools.ts';
import { formatPolicy } from '../../../policy/document.ts';
import { onlyFor } from '../../../policy/recommend.ts';
import { policyOfServer } from '../catalog.ts';
import type { DocumentKind } from './document.ts';
import { links, Rating } from './shapes.ts';
import { eachTool } from './walk.ts';

/** What is known of a tool: most of its document, and of its line of the download. */
export const ToolFacts = z.object({
  server: z.string().meta({ description: 'Id of its server.' }),
  name: z.string(),
  title: z.string().optional(),
  ...Rating.shape,
  decidedBy: z.array(z.string()).meta({ description: 'Ids of the rules that decided the category, strongest first.' }),
  riskSum: z.array(RiskStep).meta({ description: 'How the risk comes about; the last result is the risk.' }),
  findings: z.array(Finding).meta({
    description:
      'What rules found, or could not look at. Each snippet is the string at its pointer in the definition, from start to end in UTF-16 code units.',
  }),
  correction: Corrected.optional().meta({ description: 'What a person said against the rules.' }),
  tokens: z.number().int().meta({ description: 'What its definition costs a model in every request.' }),
});

const ToolDocument = z.object({
  ...ToolFacts.shape,
  policy: z.record(z.string(), z.unknown()).meta({ description: 'The recommended policy for this tool alone.' }),
  links,
});

export const tool: DocumentKind = {
  id: 'tool',
  path: '/api/v1/tools/{server}/{tool}.json',
  title: 'A tool',
  about: 'Category, risk, the risk sum, what was found with the evidence quoted, and the recommended policy.',
  media: 'application/json',
  schema: ToolDocument,
  params: eachTool,
  build({ server = '', tool: slug = '' }, { db, url }): z.infer<typeof ToolDocument> | undefined {
    const it = readTool(db, server, slug);
    if (it === undefined) return undefined;
    const { serverId, name } = it;
    return {
      ...toolFacts(it),
      policy: JSON.parse(formatPolicy(onlyFor(name, policyOfServer(serverId)))) as Record<string, unknown>,
      links: {
        page: url(`/tools/${server}/${slug}/`),
        server: url(`/api/v1/servers/${server}/index.json`),
        definition: url(`/api/v1/servers/${server}/tools.json`),
      },
    };
  },
};

export function toolFacts(it: ToolRecord): z.infer<typeof ToolFacts> {
  const { serverId, name, category, risk, confidence, factors, decidedBy, riskSum, findings, correction } = it;
  return {
    ...{ server: serverId, name, title: it.tool.title, category, risk, confidence, factors },
    ...{ decidedBy, riskSum, findings, correction, tokens: it.tokens },
  };
}
