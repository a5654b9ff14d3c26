import type { z } from 'zod';
import type { Remote, SourceRecord } from '../../../catalog/record.ts';
import { inWords, quoted } from '../shared/lenient.ts';
import { webAddress } from '../shared/place.ts';
import type { Dropped } from '../source.ts';
import { Connection, type SmitheryDetail, type SmitheryEntry } from './schema.ts';

/** The same server is found with and without an `@` before its owner. */
export function keyOf({ qualifiedName }: SmitheryEntry): string {
  return qualifiedName.replace(/^@/, '').toLowerCase();
}

export function toRecord(entry: SmitheryEntry, read: Pick<SourceRecord, 'url' | 'retrievedAt' | 'body'>): SourceRecord {
  const { qualifiedName, displayName, description, verified, remote, isDeployed } = entry;
  const homepage = webAddress(entry.homepage);
  return {
    source: 'smithery',
    key: keyOf(entry),
    id: `smithery/${keyOf(entry)}`,
    title: displayName ?? qualifiedName,
    ...(description === undefined ? {} : { description }),
    ...(homepage === undefined ? {} : { homepage }),
    repositoryVouched: false,
    status: 'active',
    packages: [],
    remotes: [],
    notes: {
      ...(verified === undefined ? {} : { verified }),
      ...(remote === undefined ? {} : { remote }),
      ...(isDeployed === undefined ? {} : { deployed: isDeployed }),
    },
    ...read,
  };
}

/** The record with what only its details say. A bad connection costs itself. */
export function detailed(
  record: SourceRecord,
  { connections, security, tools }: z.infer<typeof SmitheryDetail>,
): { record: SourceRecord; dropped: Dropped[] } {
  const remotes: Remote[] = [];
  const bundles: Record<string, unknown>[] = [];
  const configurations: unknown[] = [];
  const dropped: Dropped[] = [];
  for (const [index, raw] of (connections ?? []).entries()) {
    const where = `${record.url}#connections.${index}`;
    const connection = Connection.safeParse(raw);
    if (!connection.success) {
      dropped.push({ where, reason: inWords(connection.error) });
      continue;
    }
    const { configSchema } = connection.data;
    if (configSchema !== undefined) configurations.push(configSchema);
    if (connection.data.type === 'stdio') bundles.push(bundleOf(connection.data));
    else if (webAddress(connection.data.deploymentUrl) === undefined)
      dropped.push({ where, reason: `${quoted(connection.data.deploymentUrl)} is not an http or https address` });
    else remotes.push({ transport: 'streamable-http', url: connection.data.deploymentUrl, headers: [] });
  }
  return {
    record: {
      ...record,
      remotes,
      // The list of a server that it does not host is null or empty: that says nothing of it.
      ...(tools === undefined || tools.length === 0 ? {} : { declared: { tools, complete: true } }),
      notes: {
        ...record.notes,
        // Built by Smithery: not a package that its author published.
        ...(bundles.length === 0 ? {} : { bundles }),
        ...(configurations.length === 0 ? {} : { configurations }),
        ...(security === undefined ? {} : { security }),
      },
    },
    dropped,
  };
}

function bundleOf({ bundleUrl, runtime }: Extract<Connection, { type: 'stdio' }>): Record<string, unknown> {
  return { ...(bundleUrl === undefined ? {} : { url: bundleUrl }), ...(runtime === undefined ? {} : { runtime }) };
}
