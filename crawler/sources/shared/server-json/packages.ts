import { PACKAGE_REGISTRIES, type PackageOffer, type PackageRegistry } from '../../../../catalog/record.ts';
import { readImage } from './image.ts';
import { goodItems, quoted, type Drop } from '../lenient.ts';
import { LONGEST_NAME, LONGEST_VERSION, PACKAGE_PATTERNS, PUBLIC_HOSTS } from '../names.ts';
import { Package } from './schema.ts';
import { readSettings, runtimeArguments } from './settings.ts';

/** Best first: what is fetched and started fastest, from the registry that tells most. */
const PREFERENCE: readonly PackageRegistry[] = ['npm', 'pypi', 'mcpb', 'oci', 'nuget'];

/** The packages that can be named to a registry, best first. The others are dropped with the reason. */
export function readPackages(items: unknown[], drop: Drop): { packages: PackageOffer[]; runtimeArguments: string[] } {
  const offers: { offer: PackageOffer; part: string }[] = [];
  const runtime: string[] = [];
  for (const { item, part } of goodItems(items, Package, 'packages', drop, 50)) {
    const place = identify(item);
    if (typeof place === 'string') {
      drop(part, place);
      continue;
    }
    const offer = { ...place, transport: item.transport.type, settings: readSettings(item, part, drop) };
    runtime.push(...runtimeArguments(item, part, drop));
    offers.push({ offer, part });
  }
  return { packages: oncePerPackage(offers, drop).sort(byPreference), runtimeArguments: runtime };
}

type Place = Pick<PackageOffer, 'registry' | 'package' | 'version'>;

/** @returns why not, when the package cannot be named */
function identify(item: Package): Place | string {
  const registry = PACKAGE_REGISTRIES.find((known) => known === item.registryType.toLowerCase());
  if (registry === undefined) return `packages of ${quoted(item.registryType)} are not read`;
  if (registry === 'oci') return identifyImage(item);
  const host = item.registryBaseUrl === undefined ? undefined : hostOf(item.registryBaseUrl);
  if (host !== undefined && !PUBLIC_HOSTS[registry].includes(host))
    return `${quoted(item.registryBaseUrl ?? '')} is not the public ${registry} registry`;
  return registry === 'mcpb' ? identifyBundle(item) : identifyNamed(item, registry);
}

function identifyNamed({ identifier, version }: Package, registry: 'npm' | 'pypi' | 'nuget'): Place | string {
  const patterns = PACKAGE_PATTERNS[registry];
  if (identifier.length > LONGEST_NAME || !patterns.name.test(identifier))
    return `${quoted(identifier)} is not the name of a package of ${registry}`;
  if (version === undefined) return 'it has no version, and which one is newest changes';
  if (version.length > LONGEST_VERSION || !patterns.version.test(version))
    return `${quoted(version)} is not one exact version`;
  return { registry, package: identifier, version };
}

function identifyImage({ identifier, version, registryBaseUrl }: Package): Place | string {
  const host = registryBaseUrl === undefined ? undefined : hostOf(registryBaseUrl);
  const image = readImage(identifier, host);
  if (typeof image === 'string') return `${quoted(identifier)}: ${image}`;
  // Before 2025-12-11 the tag stood in a field of its own.
  const given = image.digest ?? image.tag ?? version;
  if (given === undefined) return `${quoted(identifier)} has neither tag nor digest`;
  const whole = readImage(`${image.reference}${given.startsWith('sha256:') ? '@' : ':'}${given}`);
  if (typeof whole === 'string') return `${quoted(given)}: ${whole}`;
  return { registry: 'oci', package: image.reference, version: given };
}

function identifyBundle({ identifier, fileSha256 }: Package): Place | string {
  const url = URL.parse(identifier);
  const isRelease =
    url?.protocol === 'https:' &&
    PUBLIC_HOSTS.mcpb.includes(url.host) &&
    url.username + url.password === '' &&
    url.pathname.includes('/releases/');
  if (!isRelease) return `${quoted(identifier)} is not a release of GitHub or GitLab`;
  const sha256 = fileSha256?.toLowerCase() ?? '';
  if (!/^[a-f0-9]{64}$/.test(sha256)) return 'it has no SHA-256 of the file, so what is downloaded cannot be checked';
  return { registry: 'mcpb', package: url.href, version: sha256 };
}

function hostOf(url: string): string {
  const bare = /^https?:\/\//.test(url) ? url : `https://${url}`;
  return URL.parse(bare)?.host ?? url;
}

/** A package may be named once for each of its transports; only stdio can be listed. */
function oncePerPackage(offers: { offer: PackageOffer; part: string }[], drop: Drop): PackageOffer[] {
  const kept = new Map<string, { offer: PackageOffer; part: string }>();
  for (const next of offers) {
    const name = `${next.offer.registry} ${next.offer.package}`;
    const first = kept.get(name);
    const isBetter = first?.offer.transport !== 'stdio' && next.offer.transport === 'stdio';
    if (first === undefined || isBetter) kept.set(name, next);
    const [loser, winner] = isBetter ? [first, next] : [next, first];
    if (loser && winner) drop(loser.part, `the same package as ${winner.part}`);
  }
  return [...kept.values()].map(({ offer }) => offer);
}

function byPreference(a: PackageOffer, b: PackageOffer): number {
  return PREFERENCE.indexOf(a.registry) - PREFERENCE.indexOf(b.registry);
}
