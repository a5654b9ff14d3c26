import type { Launch, PackageRegistry } from '../../catalog/record.ts';

/** Where packages of each registry come from, as the end of "from the …". */
export const PACKAGE_KINDS: Record<PackageRegistry, string> = {
  npm: 'npm package',
  pypi: 'PyPI package',
  oci: 'container image',
  nuget: 'NuGet package',
  mcpb: 'MCP bundle',
};

/** The same at the beginning of a line; npm is never written with a capital. */
export const PACKAGE_LABELS: Record<PackageRegistry, string> = {
  ...PACKAGE_KINDS,
  oci: 'Container image',
};

/** What tells two versions of such a package apart. */
export const VERSION_KINDS: Record<PackageRegistry, string> = {
  npm: 'Version',
  pypi: 'Version',
  oci: 'Tag or digest',
  nuget: 'Version',
  mcpb: 'SHA-256',
};

/** A package with its version, as the tools of its registry write it. */
export function packageName({
  registry,
  package: name,
  version,
}: Pick<Launch, 'registry' | 'package' | 'version'>): string {
  if (registry === 'mcpb') return name;
  if (registry === 'pypi') return `${name}==${version}`;
  return registry === 'oci' && !version.includes(':') ? `${name}:${version}` : `${name}@${version}`;
}
