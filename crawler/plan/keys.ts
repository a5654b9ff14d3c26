import ipaddr from 'ipaddr.js';
import type { PackageOffer, SourceRecord } from '../../catalog/record.ts';

/** What of a record tells which server it speaks of. */
export type Identified = Pick<
  SourceRecord,
  'source' | 'key' | 'id' | 'packages' | 'remotes' | 'repository' | 'repositoryVouched'
>;

/**
 * The names under which a record's server may be known elsewhere: package URLs, remote addresses, and the repository
 * with its subfolder. A repository counts only when somebody vouches for it, because anybody can name one.
 * @param allowPrivate whether addresses of private networks count: in one network they name one server (tests)
 */
export function keysOf(record: Identified, allowPrivate: boolean): string[] {
  const remotes = record.remotes.filter(({ url }) => allowPrivate || !isPrivate(url));
  const repository = record.repositoryVouched ? repositoryKey(record.repository) : undefined;
  const keys = [...record.packages.map(packageKey), ...remotes.map(({ url }) => remoteKey(url)), repository];
  return [...new Set([`id:${record.id}`, ...keys.filter((key) => key !== undefined)])];
}

/** The same for all spellings of an address; undefined for one with parts that only its users know. */
export function remoteKey(url: string): string | undefined {
  if (isTemplated(url) || !URL.canParse(url)) return undefined;
  const { protocol, host, pathname, search } = new URL(url);
  return `remote:${protocol}//${host}/${segments(pathname).join('/')}${search}`;
}

/** Whether an address holds `{parts}` that only its users know. */
export function isTemplated(url: string): boolean {
  return /\{|%7b/i.test(url);
}

/** A package URL (https://github.com/package-url/purl-spec) without the version: the same server in all versions. */
function packageKey({ registry, package: name }: PackageOffer): string | undefined {
  const key = `pkg:${registry}/${NORMAL[registry](name)}`;
  return LAUNCHERS.has(key) ? undefined : key;
}

const NORMAL: Record<PackageOffer['registry'], (name: string) => string> = {
  npm: (name) => name,
  pypi: (name) => name.toLowerCase().replace(/[-_.]+/g, '-'),
  nuget: (name) => name.toLowerCase(),
  oci: (name) => name.toLowerCase().replace(/^((index\.|registry-1\.)?docker\.io\/)?(library\/)?/, ''),
  // A bundle's address holds its version: https://github.com/acme/mcp/releases/download/v1.2.3/acme.mcpb
  mcpb: (name) => name.replace(/\/releases\/(download\/)?[^/]+\//, '/'),
};

/** Programs that start or reach other servers: that two records use one says nothing. */
const LAUNCHERS = new Set([
  'pkg:npm/mcp-remote',
  'pkg:npm/supergateway',
  'pkg:npm/mcp-proxy',
  'pkg:npm/fastmcp',
  'pkg:npm/@smithery/cli',
  'pkg:npm/@modelcontextprotocol/inspector',
  'pkg:npm/@modelcontextprotocol/sdk',
  'pkg:pypi/mcp-proxy',
  'pkg:pypi/uvx',
  'pkg:pypi/uv',
  'pkg:pypi/mcp',
  'pkg:pypi/fastmcp',
  'pkg:oci/node',
  'pkg:oci/python',
  'pkg:oci/alpine',
  'pkg:oci/ghcr.io/astral-sh/uv',
  'pkg:oci/ghcr.io/sparfenyuk/mcp-proxy',
  'pkg:oci/supercorp/supergateway',
]);

/** An address that is another machine for everybody who asks. */
function isPrivate(url: string): boolean {
  const host = (URL.parse(url)?.hostname ?? '').replace(/^\[|\]$/g, '');
  if (ipaddr.isValid(host)) return ipaddr.process(host).range() !== 'unicast';
  return !host.includes('.') || /\.(localhost|local|internal|lan|home\.arpa)$/.test(host);
}

/** Where repositories are two names deep. Elsewhere they lie in groups of any depth, before `/-/`. */
const TWO_DEEP = new Set(['github.com', 'bitbucket.org', 'codeberg.org']);

function repositoryKey(repository: SourceRecord['repository']): string | undefined {
  const url = URL.parse(repository?.url ?? '');
  const host = url?.hostname.replace(/^www\./, '') ?? '';
  const path = segments(url?.pathname.toLowerCase() ?? '');
  const depth = TWO_DEEP.has(host) ? 2 : path.includes('-') ? path.indexOf('-') : path.length;
  const names = path.slice(0, depth);
  if (names.length < 2) return undefined;
  const [kind, , ...below] = path.slice(depth).filter((segment) => segment !== '-');
  const folder = segments(repository?.subfolder?.toLowerCase() ?? (kind === 'tree' ? below.join('/') : ''));
  return `repo:${host}/${names.join('/').replace(/\.git$/, '')}#${folder.join('/')}`;
}

function segments(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '' && segment !== '.');
}
