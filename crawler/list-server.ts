import type PQueue from 'p-queue';
import type { Launch, Listing } from '../catalog/model.ts';
import type { SandboxChoice } from './enumerate/sandbox/choose.ts';
import { listOverStdio, type Listed } from './enumerate/stdio.ts';
import { InstallError, LaunchError } from './enumerate/packages/failure.ts';
import type { Installer } from './enumerate/packages/installer.ts';
import type { Installed } from './enumerate/packages/kind.ts';
import { programOf } from './enumerate/packages/npm/program.ts';
import { launchKeyOf } from './launch-key.ts';

/** What all servers of one crawl share. */
export interface Workshop {
  choice: SandboxChoice;
  installer: Installer;
  /** For what belongs to one run of one server. */
  scratchFolder: string;
  timeoutMs: number;
  /** Unpacking and listing compete for the processor, and only listing is against the clock: each has its own queue. */
  installs: PQueue;
  listings: PQueue;
}

export interface Attempt {
  listing: Listing;
  manifest?: string;
  tools: number;
}

/** Installs a server, lists its tools, and deletes it again. Every way this can fail is a state, not an error. */
export async function listServer(launch: Launch, shop: Workshop): Promise<Attempt> {
  const startedAt = new Date().toISOString();
  const clock = { milliseconds: 0 };
  const { manifest, tools, ...rest } = await attempt(launch, shop, clock);
  const listing: Listing = {
    ...rest,
    enumerator: 'stdio',
    launch,
    launchKey: launchKeyOf(launch),
    startedAt,
    durationMs: Math.round(clock.milliseconds),
  };
  return { listing, tools, ...(manifest === undefined ? {} : { manifest }) };
}

type Outcome = Listed & Pick<Listing, 'integrity' | 'sandbox'>;

/** Time spent on one server, without the time it waited for others. */
interface Clock {
  milliseconds: number;
}

async function attempt(launch: Launch, shop: Workshop, clock: Clock): Promise<Outcome> {
  const { sandbox } = shop.choice;
  if (sandbox === undefined) return nothing('not-started', shop.choice.message);
  let installed: Installed;
  try {
    installed = await shop.installs.add(() => timed(clock, () => shop.installer.acquire(launch)));
  } catch (error) {
    if (error instanceof InstallError) return nothing(error.state, error.message);
    throw error;
  }
  const { folder, integrity } = installed;
  try {
    const program = await programOf(launch, folder);
    const { scratchFolder, timeoutMs } = shop;
    const listed = await shop.listings.add(() =>
      timed(clock, () => listOverStdio({ program, sandbox, scratchFolder, timeoutMs })),
    );
    return { ...listed, sandbox: sandbox.id, ...(integrity === undefined ? {} : { integrity }) };
  } catch (error) {
    if (error instanceof LaunchError) return nothing('needs-config', error.message);
    throw error;
  } finally {
    await shop.installer.release(launch);
  }
}

async function timed<T>(clock: Clock, work: () => Promise<T>): Promise<T> {
  const from = performance.now();
  try {
    return await work();
  } finally {
    clock.milliseconds += performance.now() - from;
  }
}

function nothing(state: Listed['state'], message: string): Listed {
  return { state, message, completeness: 'unknown', tools: 0 };
}
