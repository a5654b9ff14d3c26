import { absolute } from './address.ts';
import { toolPath } from './links.ts';
import { packageName } from './package-words.ts';
import { visible } from './text.ts';
import type { ToolPage } from './tool-page.ts';

/** Bytes of an address that every browser and host takes. */
const MAX_BYTES = 2000;

/** Opens the issue form `wrong-classification.yml` of a repository with what this page knows filled in. */
export function reportAddress(repository: string, { tool, server, findings, provenance }: ToolPage): string {
  const from = provenance?.package ? packageName(provenance.package) : provenance?.address;
  const name = visible(tool.name);
  return issueForm(`${repository}/issues/new?template=wrong-classification.yml`, {
    page: absolute(toolPath(tool)),
    manifest: server.manifest && `${server.manifest.snapshotSha256 ?? 'no snapshot'} /tools/${tool.position}`,
    tool: name,
    now: [tool.category, tool.risk, `${tool.confidence} confidence`, ...tool.factors].join(', '),
    title: `Wrong classification: ${name}`,
    server: from === undefined ? server.id : `${server.id} (${visible(from)})`,
    rules: findings.map(({ ruleId }) => ruleId).join(' '),
  });
}

/**
 * The address with these fields, the first ones first. A field that would make it too long is left out: half a name is
 * another name.
 */
function issueForm(address: string, fields: Readonly<Record<string, string | undefined>>): string {
  let whole = address;
  for (const [id, value] of Object.entries(fields)) {
    if (value === undefined || value === '') continue;
    const longer = `${whole}&${id}=${encoded(value)}`;
    if (longer.length < MAX_BYTES) whole = longer;
  }
  return whole;
}

/** As little encoded as a query may be: what is written as elsewhere on the page costs nothing once compressed. */
function encoded(value: string): string {
  return encodeURIComponent(value.toWellFormed())
    .replaceAll(/%(?:2F|3A|2C|40)/g, decodeURIComponent)
    .replaceAll('%20', '+');
}
