import { packageName } from './package-words.ts';
import { oneLine, plainName } from './text.ts';
import type { ToolPage } from './tool-page.ts';

/** Opens an issue with everything that is needed to look into a wrong classification. */
export function reportAddress(base: string, { tool, server, findings, provenance }: ToolPage): string {
  const from = provenance?.package ? packageName(provenance.package) : provenance?.address;
  const lines = [
    `Server: ${oneLine(server.id, 120)}${from === undefined ? '' : ` (${oneLine(from, 160)})`}`,
    ...(server.manifest === undefined ? [] : [`Basis: ${server.manifest.basis}`]),
    `Tool: ${plainName(tool.name)}`,
    `Now: ${tool.category}, ${tool.risk} risk, ${tool.confidence} confidence`,
    `Rules: ${findings.map((finding) => finding.ruleId).join(', ') || 'none detected'}`,
    `Manifest: ${server.manifest?.snapshotSha256 ?? 'none'} /tools/${tool.position}`,
    '',
    'What it should be, and why (a link to the server’s documentation or source helps):',
    '',
  ];
  const query = new URLSearchParams({
    title: `Classification of ${plainName(tool.name)} on ${oneLine(server.id, 80)}`,
    body: lines.join('\n'),
  });
  return `${base}/issues/new?${query.toString()}`;
}
