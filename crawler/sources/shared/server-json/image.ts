/** A container image, taken apart. */
export interface Image {
  /** With its registry, without tag and digest: `docker.io/library/alpine`. */
  reference: string;
  tag?: string | undefined;
  /** `sha256:` and 64 hexadecimal digits. */
  digest?: string | undefined;
}

const COMPONENT = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const TAG = /^\w[\w.-]{0,127}$/;
const DIGEST = /^sha256:[a-f0-9]{64}$/;

/** A public domain. No port, no address and no name of a local network: an image must not lead into one. */
const PUBLIC_REGISTRY = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?!local$|localhost$|internal$|home$|lan$)[a-z]{2,}$/;

/**
 * Reads an image reference as Docker does: without a registry it is Docker Hub's.
 * @param registry Host that the record names beside the reference
 * @returns what is wrong, as a sentence's end, when it is not a public image
 */
export function readImage(text: string, registry?: string): Image | string {
  if (text.length > 400) return 'its image reference is too long';
  const [named = '', digest, ...more] = text.split('@');
  if (more.length > 0 || (digest !== undefined && !DIGEST.test(digest))) return 'its digest is not sha256:…';
  const colon = named.indexOf(':', named.lastIndexOf('/') + 1);
  const tag = colon === -1 ? undefined : named.slice(colon + 1);
  if (tag !== undefined && !TAG.test(tag)) return 'its tag is not one that images have';
  const components = (colon === -1 ? named : named.slice(0, colon)).split('/');
  const host = takeHost(components) ?? registry ?? 'docker.io';
  if (!PUBLIC_REGISTRY.test(host)) return 'its registry is not a public domain';
  if (!components.every((component) => COMPONENT.test(component))) return 'it is not the reference of an image';
  const atHub = host === 'docker.io' || host === 'index.docker.io';
  const path = atHub && components.length === 1 ? ['library', ...components] : components;
  return { reference: [atHub ? 'docker.io' : host, ...path].join('/'), tag, digest };
}

/** The first component names a registry when it cannot be a part of a path. */
function takeHost(components: string[]): string | undefined {
  const [first = ''] = components;
  const isHost = components.length > 1 && (/[.:]/.test(first) || first === 'localhost');
  return isHost ? components.shift() : undefined;
}
