import type { SourceRecord } from '../../catalog/record.ts';

/** What of a record tells which server it speaks of. */
export type Identified = Pick<
  SourceRecord,
  'source' | 'key' | 'id' | 'packages' | 'remotes' | 'repository' | 'repositoryVouched'
>;

/**
 * The names under which a record's server may be known elsewhere: package URLs, remote addresses, and the repository
 * with its subfolder. A repository counts only when somebody vouches for it, because anybody can name one.
 */
export function keysOf(record: Identified): string[] {
  const packages = record.packages.map(packageKey).filter((key) => key !== undefined);
  const remotes = record.remotes.map(({ url }) => remoteKey(url)).filter((key) => key !== undefined);
  const repository = record.repositoryVouched ? repositoryKey(record.repository) : undefined;
  return [`id:${record.id}`, ...packages, ...remotes, ...(repository === undefined ? [] : [repository])];
}

/** A package URL (https://github.com/package-url/purl-spec) without the version: the same server in all versions. */
function packageKey({ registry, package: name }: SourceRecord['packages'][number]): string | undefined {
  if (LAUNCHERS.has(`${registry}:${name}`)) return undefined;
  if (registry === 'pypi') return `pkg:pypi/${name.toLowerCase().replace(/[-_.]+/g, '-')}`;
  if (registry === 'nuget') return `pkg:nuget/${name.toLowerCase()}`;
  if (registry === 'oci') return `pkg:oci/${name.toLowerCase().replace(/^(docker\.io\/)?(library\/)?/, '')}`;
  // A bundle's address holds its version: https://github.com/acme/mcp/releases/download/v1.2.3/acme.mcpb
  if (registry === 'mcpb') return `pkg:mcpb/${name.replace(/\/releases\/(download\/)?[^/]+\//, '/')}`;
  return `pkg:npm/${name}`;
}

/** Programs that start or reach other servers: that two records use one says nothing. */
const LAUNCHERS = new Set([
  'npm:mcp-remote',
  'npm:supergateway',
  'npm:mcp-proxy',
  'npm:@smithery/cli',
  'npm:@modelcontextprotocol/inspector',
  'pypi:mcp-proxy',
  'pypi:uvx',
  'pypi:mcp',
  'pypi:fastmcp',
]);

function remoteKey(url: string): string | undefined {
  if (url.includes('{') || !URL.canParse(url)) return undefined;
  const { protocol, host, pathname, search } = new URL(url);
  return `remote:${protocol}//${host}${pathname.replace(/\/+$/, '')}${search}`;
}

function repositoryKey(repository: SourceRecord['repository']): string | undefined {
  if (repository === undefined || !URL.canParse(repository.url)) return undefined;
  const { hostname, pathname } = new URL(repository.url);
  const path = pathname
    .toLowerCase()
    .replace(/\.git$/, '')
    .replace(/\/+$/, '');
  const [, owner, name, kind, , ...below] = path.split('/');
  if (owner === undefined || name === undefined) return undefined;
  const folder = repository.subfolder ?? (kind === 'tree' ? below.join('/') : '');
  return `repo:${hostname.replace(/^www\./, '')}/${owner}/${name}#${folder.replace(/^(\.?\/)+|\/+$/g, '')}`;
}
