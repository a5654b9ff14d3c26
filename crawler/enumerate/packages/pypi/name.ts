import type { Wanted } from '../kind.ts';

/** A name as PEP 508 has it. It cannot be taken for an option, a path, a URL or a list of extras. */
const NAME = /^[A-Za-z0-9]([A-Za-z0-9._-]{0,212}[A-Za-z0-9])?$/;

/** One version of PEP 440. It cannot be taken for a range. */
const VERSION =
  /^v?(\d+!)?\d+(\.\d+)*([._-]?(a|b|c|rc|alpha|beta|pre|preview)[._-]?\d*)?(-\d+|[._-]?(post|rev|r)[._-]?\d*)?([._-]?dev[._-]?\d*)?(\+[a-z0-9]+([._-][a-z0-9]+)*)?$/i;

export function whyRefused({ package: name, version }: Wanted): string | undefined {
  if (!NAME.test(name)) return 'The package name is not one that PyPI accepts.';
  if (version.length > 100 || !VERSION.test(version))
    return 'The version is not one exact version, such as 1.2.3; PyPI servers are listed by exact version only.';
  return undefined;
}

/** The one spelling of a name that indexes and folders agree on (PEP 503). */
export function normalName(name: string): string {
  return name.replace(/[-_.]+/g, '-').toLowerCase();
}
