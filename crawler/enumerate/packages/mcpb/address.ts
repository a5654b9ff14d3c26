import type { Wanted } from '../kind.ts';

/** Hosts that bundles are published on: releases of GitHub and GitLab, and where GitHub keeps their files. */
const HOSTS = ['github.com', 'objects.githubusercontent.com', 'release-assets.githubusercontent.com', 'gitlab.com'];
const OF_THIS_MACHINE = ['localhost', '127.0.0.1'];

export function whyRefused({ package: address, version }: Wanted, allowPrivate: boolean): string | undefined {
  const url = URL.parse(address);
  if (url === null || address.length > 2_000 || url.username !== '' || url.password !== '' || address.includes('\0'))
    return 'The package is not the address of a bundle.';
  if (version.length > 200 || version.includes('\0')) return 'The version is not one of a bundle.';
  if (allowPrivate && OF_THIS_MACHINE.includes(url.hostname) && /^https?:$/.test(url.protocol)) return undefined;
  if (url.protocol !== 'https:') return 'The address of the bundle does not begin with https.';
  if (HOSTS.includes(url.host)) return undefined;
  return `The bundle is on ${url.host.slice(0, 100)}, which is not one of the hosts that bundles are read from.`;
}

/** The hosts that may be asked for a bundle, also by redirects. */
export function hostsFor(address: string, allowPrivate: boolean): string[] {
  const { host, hostname } = new URL(address);
  return allowPrivate && OF_THIS_MACHINE.includes(hostname) ? [...HOSTS, host] : HOSTS;
}
