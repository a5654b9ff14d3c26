import type { Wanted } from '../kind.ts';

/** An id as nuget.org accepts it. It cannot be taken for an option, a path or a URL. */
const ID = /^[A-Za-z0-9_]([A-Za-z0-9_.-]{0,98}[A-Za-z0-9_])?$/;

/** One version of NuGet: three or four numbers, with or without pre-release. It cannot be taken for a range. */
const VERSION = /^\d+(\.\d+){1,3}(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?(\+[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?$/;

export function whyRefused({ package: id, version }: Wanted): string | undefined {
  if (!ID.test(id) || id.includes('..')) return 'The package id is not one that NuGet accepts.';
  if (version.length > 100 || !VERSION.test(version))
    return 'The version is not one exact version, such as 1.2.3; NuGet servers are listed by exact version only.';
  return undefined;
}
