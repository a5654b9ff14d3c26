import type { Wanted } from '../kind.ts';

/** A name as the npm registry accepts it. It cannot be taken for an option, a path or a URL. */
export const PACKAGE_NAME = /^(@[a-z0-9][a-z0-9._-]*\/)?[a-z0-9][a-z0-9._-]*$/;

/** One version of semver.org, with or without pre-release and build. It cannot be taken for a range or a tag. */
export const EXACT_VERSION = /^\d+\.\d+\.\d+(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?(\+[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?$/;

export function whyRefused({ package: name, version }: Wanted): string | undefined {
  if (name.length > 214 || !PACKAGE_NAME.test(name)) return 'The package name is not one that npm accepts.';
  if (version.length > 100 || !EXACT_VERSION.test(version))
    return 'The version is not one exact version, such as 1.2.3; npm servers are listed by exact version only.';
  return undefined;
}
