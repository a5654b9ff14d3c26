import type { APIRoute } from 'astro';
import { readTool, readToolPaths } from '../../../../../catalog/read-tools.ts';
import { formatPolicy } from '../../../../../policy/document.ts';
import { catalog } from '../../../../lib/catalog.ts';
import { readableJson } from '../../../../lib/json.ts';
import { policyForTool } from '../../../../lib/tool-policy.ts';

export function getStaticPaths() {
  return readToolPaths(catalog()).map((path) => ({ params: { server: path.server, tool: path.tool } }));
}

/** The recommended policy for one tool, as its page shows it. */
export const GET: APIRoute<Record<string, never>, { server: string; tool: string }> = ({ params }) => {
  const tool = readTool(catalog(), params.server, params.tool);
  if (tool === undefined) return new Response(null, { status: 404 });
  return new Response(`${readableJson(formatPolicy(policyForTool(tool)))}\n`);
};
