import type { Launch, PackageOffer } from '../../../catalog/record.ts';
import type { Listed } from '../listed.ts';
import { listOverStdio } from '../stdio.ts';
import { namesIn } from './complaint.ts';
import { PackageError } from './failure.ts';
import type { Installed, Ready } from './kind.ts';
import { KINDS, type StartedRegistry } from './kinds.ts';
import * as mcpbAddress from './mcpb/address.ts';
import { listBundle } from './mcpb/list.ts';
import { engineTrouble } from './oci/trouble.ts';
import { launchOf, whySettingsRefused } from './settings.ts';
import type { PackageShop } from './shop.ts';

/** Time spent on one package, without the time it waited for others. */
export interface Clock {
  milliseconds: number;
}

/**
 * Installs a package, lists the tools of its server, and removes it again; of a bundle, only reads what it declares.
 * Every way in which this can fail is a state with a reason, not an error.
 */
export async function listPackage(
  offer: PackageOffer,
  shop: PackageShop,
  clock: Clock = { milliseconds: 0 },
): Promise<Listed> {
  if (offer.transport !== 'stdio') return nothing('needs-config', 'serves-http', SERVES_HTTP);
  const refused = whyRefused(offer, shop);
  if (refused !== undefined)
    return nothing('install-failed', 'bad-record', `${refused} Its publisher has to correct the record.`);
  const { registry } = offer;
  try {
    if (registry === 'mcpb') {
      const { http, scratchFolder, allowPrivate } = shop;
      return await shop.installs.add(() => timed(clock, () => listBundle(offer, http, scratchFolder, allowPrivate)));
    }
    return await listStarted({ ...offer, registry }, shop, clock);
  } catch (error) {
    if (!(error instanceof PackageError)) throw error;
    const listed = nothing(error.state, error.reason, error.message);
    return registry === 'mcpb' ? listed : { ...listed, launch: launchOf(offer, 'required', []) };
  }
}

const SERVES_HTTP =
  'The package serves over HTTP once it runs, and only servers over standard input and output are started here. Its publisher can offer one.';

function whyRefused(offer: PackageOffer, { allowPrivate }: PackageShop): string | undefined {
  if (offer.registry === 'mcpb') return mcpbAddress.whyRefused(offer, allowPrivate);
  return KINDS[offer.registry].whyRefused(offer, allowPrivate) ?? whySettingsRefused(offer);
}

async function listStarted(
  offer: PackageOffer & { registry: StartedRegistry },
  shop: PackageShop,
  clock: Clock,
): Promise<Listed> {
  const { choice, installer } = shop;
  if (KINDS[offer.registry].sandboxed && choice.sandbox === undefined)
    throw new PackageError('not-started', 'no-sandbox', choice.message);
  const ready = await installer.ready(offer.registry);
  if ('missing' in ready) throw new PackageError('not-started', 'runtime-missing', ready.missing);
  const installed = await shop.installs.add(() => timed(clock, () => installer.acquire(offer)));
  try {
    return await listTwice(offer, (launch) => listOnce(launch, ready, installed, shop, clock));
  } finally {
    await installer.release(offer);
  }
}

/**
 * A server that says it lacks settings gets all that its record and its own words name, once. When that does not help,
 * the first answer says more.
 */
async function listTwice(offer: PackageOffer, listOnce: (launch: Launch) => Promise<Listed>): Promise<Listed> {
  const first = await listOnce(launchOf(offer, 'required', []));
  if (first.state !== 'needs-config' && first.state !== 'auth-required') return first;
  const launch = launchOf(offer, 'all', namesIn(first.message));
  if (JSON.stringify(launch) === JSON.stringify(first.launch)) return first;
  const second = await listOnce(launch);
  return second.state === 'ok' || second.state === 'empty' ? second : first;
}

async function listOnce(
  launch: Launch,
  ready: Ready,
  installed: Installed,
  { choice, scratchFolder, timeoutMs, listings }: PackageShop,
  clock: Clock,
): Promise<Listed> {
  const start = await ready.start(launch, installed, choice.sandbox?.id);
  const sandbox = start.sandbox ?? choice.sandbox;
  if (sandbox === undefined) throw new TypeError(`Nothing confines packages of ${launch.registry}.`);
  const { program } = start;
  const listed = await listings.add(() =>
    timed(clock, () => listOverStdio({ program, sandbox, scratchFolder, timeoutMs })),
  );
  const { integrity } = installed;
  const known = { launch, sandbox: sandbox.id, ...(integrity === undefined ? {} : { integrity }) };
  return { ...listed, ...(launch.registry === 'oci' ? engineTrouble(listed) : {}), ...known };
}

async function timed<T>(clock: Clock, work: () => Promise<T>): Promise<T> {
  const from = performance.now();
  try {
    return await work();
  } finally {
    clock.milliseconds += performance.now() - from;
  }
}

function nothing(state: Listed['state'], reason: string, message: string): Listed {
  return { state, reason, message, completeness: 'unknown', tools: 0 };
}
