import { z } from 'zod';
import type { ToolSummary } from '../../catalog/read-tools.ts';
import { CATEGORY_IDS, CONFIDENCE_IDS, RISK_IDS, type Risk } from '../../catalog/vocabulary.ts';

/** A tool in a list, as the catalog rates it. */
export const RatedTool = z.object({
  server: z.string().describe('Id of its server.'),
  tool: z.string().describe('Its name, exactly as the server lists it.'),
  category: z.enum(CATEGORY_IDS),
  risk: z.enum(RISK_IDS),
  confidence: z.enum(CONFIDENCE_IDS),
});

export function ratedTool({ serverId, name, category, risk, confidence }: ToolSummary): z.infer<typeof RatedTool> {
  return { server: serverId, tool: name, category, risk, confidence };
}

export const serverInput = z.string().min(1).max(300).describe('Id of a server in the catalog, as search gives it.');
export const toolInput = z.string().max(500).describe('Name of a tool, exactly as the server lists it.');

/** How many there are of each risk; a risk that none has is left out. */
export function countedByRisk(tools: readonly { risk: Risk }[]): Partial<Record<Risk, number>> {
  const counts: Partial<Record<Risk, number>> = {};
  for (const { risk } of tools) counts[risk] = (counts[risk] ?? 0) + 1;
  return counts;
}
