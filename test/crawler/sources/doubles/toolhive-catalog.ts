import { startLoopback, type Double } from './loopback.ts';

export interface ToolhiveCatalogDouble extends Double {
  /** The servers of each of the two documents, as they are sent. */
  catalogs: { toolhive: unknown[]; official: unknown[] };
}

/** GitHub's raw host with the two documents of the catalog: plain text with an ETag. */
export async function startToolhiveCatalog(
  catalogs: Partial<ToolhiveCatalogDouble['catalogs']>,
): Promise<ToolhiveCatalogDouble> {
  const double = await startLoopback(
    ({ pathname }) => {
      const name = /^\/pkg\/catalog\/(toolhive|official)\/data\/registry-upstream\.json$/.exec(pathname)?.[1];
      if (name !== 'toolhive' && name !== 'official')
        return { status: 404, type: 'text/plain', body: '404: Not Found' };
      const document = {
        $schema:
          'https://raw.githubusercontent.com/stacklok/toolhive-core/main/registry/types/data/upstream-registry.schema.json',
        version: '1.0.0',
        meta: { last_updated: '2026-10-02T21:16:00Z' },
        data: { servers: catalog.catalogs[name], skills: [{ namespace: 'io.github.stacklok', name: 'a-skill' }] },
      };
      return { type: 'text/plain; charset=utf-8', body: JSON.stringify(document, null, 2) };
    },
    { etags: true },
  );
  const catalog: ToolhiveCatalogDouble = Object.assign(double, {
    catalogs: { toolhive: [], official: [], ...catalogs },
  });
  return catalog;
}

/** An entry with what Stacklok says of its image. */
export function toolhiveEntry(name: string, extension: Record<string, unknown>, more: object = {}): unknown {
  const image = `ghcr.io/stacklok/dockyard/uvx/${name.replace(/^.*\//, '')}:2.0.0`;
  return {
    $schema: 'https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json',
    name,
    description: 'A server',
    version: '1.0.0',
    repository: { url: 'https://github.com/somebody/else', source: 'github' },
    packages: [{ registryType: 'oci', identifier: image, transport: { type: 'stdio' } }],
    _meta: {
      'io.modelcontextprotocol.registry/publisher-provided': { 'io.github.stacklok': { [image]: extension } },
    },
    ...more,
  };
}
