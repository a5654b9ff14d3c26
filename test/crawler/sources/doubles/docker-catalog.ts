import { stringify } from 'yaml';
import { startLoopback, type Double } from './loopback.ts';

export interface DockerCatalogDouble extends Double {
  /** The address of the catalog itself. */
  place: string;
  /** The entries of the catalog, by name. `HOST` in a `toolsUrl` becomes the double's own. */
  registry: Record<string, unknown>;
  /** The documents of tools, by server. */
  tools: Record<string, unknown>;
}

/** Docker Desktop's host: a catalog in YAML and a document of tools for each server. */
export async function startDockerCatalog(
  registry: Record<string, unknown>,
  tools: Record<string, unknown> = {},
): Promise<DockerCatalogDouble> {
  const double = await startLoopback(
    ({ pathname, host }) => {
      const server = /^\/mcp\/catalog\/v2\/tools\/(.+)\.json$/.exec(pathname)?.[1];
      if (server !== undefined && Object.hasOwn(catalog.tools, server))
        return { body: JSON.stringify(catalog.tools[server]) };
      if (pathname !== '/mcp/catalog/v3/catalog.yaml') return { status: 404, type: 'text/plain', body: 'Not found' };
      const body = stringify({
        version: 3,
        name: 'docker-mcp',
        displayName: 'Docker MCP Catalog',
        registry: catalog.registry,
      });
      return { type: 'application/x-yaml', body: body.replaceAll('HOST', host) };
    },
    { etags: true },
  );
  const catalog: DockerCatalogDouble = Object.assign(double, {
    place: `${double.url}/mcp/catalog/v3/catalog.yaml`,
    registry,
    tools,
  });
  return catalog;
}

/** An entry of the published catalog. */
export function dockerTile(name: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    description: `The ${name} server`,
    title: name,
    type: 'server',
    dateAdded: '2026-05-05T20:27:54Z',
    image: `mcp/${name}@sha256:${'a'.repeat(64)}`,
    ref: '',
    readme: `http://HOST/mcp/catalog/v2/readme/${name}.md`,
    toolsUrl: `http://HOST/mcp/catalog/v2/tools/${name}.json`,
    source: `https://github.com/somebody/servers/tree/b4ee6230/src/${name}`,
    upstream: 'https://github.com/somebody/servers',
    icon: '',
    tools: [{ name: 'first' }],
    prompts: 0,
    resources: {},
    ...more,
  };
}
