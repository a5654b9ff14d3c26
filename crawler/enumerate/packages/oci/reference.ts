import type { Wanted } from '../kind.ts';

/** Registries that images are pulled from: those that the official registry of MCP servers accepts, and quay.io. */
const REGISTRIES = [
  /^docker\.io$/,
  /^ghcr\.io$/,
  /^quay\.io$/,
  /^mcr\.microsoft\.com$/,
  /^[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})?\.pkg\.dev$/,
  /^[a-z0-9]{1,63}\.azurecr\.io$/,
];
const OF_THIS_MACHINE = /^(localhost|127\.0\.0\.1)(:\d{1,5})?$/;

const COMPONENT = /^[a-z0-9]+((\.|_|__|-{1,10})[a-z0-9]+)*$/;
const TAG = /^\w[\w.-]{0,127}$/;
const DIGEST = /^sha256:[a-f0-9]{64}$/;

export function whyRefused(wanted: Wanted, allowPrivate: boolean): string | undefined {
  const { registry, path } = partsOf(wanted.package);
  if (!TAG.test(wanted.version) && !DIGEST.test(wanted.version))
    return 'The version is neither a tag of an image nor a digest.';
  if (wanted.package.length > 255 || !path.every((part) => COMPONENT.test(part)))
    return 'The package is not the name of an image, such as ghcr.io/owner/name.';
  if (REGISTRIES.some((pattern) => pattern.test(registry)) || (allowPrivate && OF_THIS_MACHINE.test(registry)))
    return undefined;
  return `The image is in ${registry.slice(0, 100)}, which is not one of the registries that images are pulled from.`;
}

/** The name with its registry, without tag and digest; the same for every spelling. */
export function fullName(name: string): string {
  const { registry, path } = partsOf(name);
  return [registry, ...path].join('/');
}

export function referenceOf({ package: name, version }: Wanted): string {
  return `${fullName(name)}${DIGEST.test(version) ? '@' : ':'}${version}`;
}

/** A name without a registry is one of Docker Hub, where a name without an owner is one of its own library. */
function partsOf(name: string): { registry: string; path: string[] } {
  const [first = '', ...rest] = name.split('/');
  if (rest.length > 0 && (/[.:]/.test(first) || first === 'localhost')) return { registry: first, path: rest };
  return { registry: 'docker.io', path: rest.length === 0 ? ['library', first] : [first, ...rest] };
}
