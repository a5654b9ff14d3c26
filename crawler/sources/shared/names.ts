import type { PackageRegistry } from '../../../catalog/record.ts';
import { EXACT_VERSION, PACKAGE_NAME } from '../../enumerate/packages/npm/name.ts';

/** What a name and a version must look like, registry by registry. None can be taken for an option, a path or a range. */
export const PACKAGE_PATTERNS: Record<'npm' | 'pypi' | 'nuget', { name: RegExp; version: RegExp }> = {
  npm: { name: PACKAGE_NAME, version: EXACT_VERSION },
  pypi: {
    name: /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/,
    // PEP 440, with the spellings that it says are read too.
    version:
      /^v?(?:\d+!)?\d+(?:\.\d+)*(?:[-_.]?(?:alpha|a|beta|b|c|rc|preview|pre)[-_.]?\d*)?(?:-\d+|[-_.]?(?:post|rev|r)[-_.]?\d*)?(?:[-_.]?dev[-_.]?\d*)?(?:\+[a-z0-9]+(?:[-_.][a-z0-9]+)*)?$/i,
  },
  nuget: {
    name: /^[A-Za-z0-9_]+(?:[.-][A-Za-z0-9_]+)*$/,
    version: /^\d+(?:\.\d+){1,3}(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?(?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$/,
  },
};

/** Hosts that a record may name as the registry of its packages: the public one of each kind. Images name theirs. */
export const PUBLIC_HOSTS: Record<Exclude<PackageRegistry, 'oci'>, readonly string[]> = {
  npm: ['registry.npmjs.org'],
  pypi: ['pypi.org'],
  nuget: ['api.nuget.org', 'nuget.org', 'www.nuget.org'],
  mcpb: ['github.com', 'gitlab.com'],
};

export const LONGEST_NAME = 214;
export const LONGEST_VERSION = 100;

/** A name of the official registry: a reversed domain, a slash, a name. */
export const REGISTRY_NAME = /^[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+\/[A-Za-z0-9._-]+$/;

export const ENVIRONMENT_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** A field name of HTTP (RFC 9110, section 5.1). */
export const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/** No control characters, so no line breaks and no null character either. */
export const ONE_LINE = /^[^\p{Cc}]*$/u;
