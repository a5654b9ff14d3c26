import type PQueue from 'p-queue';
import type { Launch, Listing } from '../catalog/model.ts';
import type { SandboxChoice } from './enumerate/sandbox/choose.ts';
import { listOverStdio, type Listed } from './enumerate/stdio.ts';
import { install, InstallError, uninstall, type Installed } from './install.ts';
import { launchKeyOf } from './launch-key.ts';
import { LaunchError, programOf } from './program.ts';

/** What all servers of one crawl share. */
export interface Workshop {
  choice: SandboxChoice;
  /** For packages while they are listed. */
  folder: string;
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
  const startedAt = new Date();
  const { sandbox } = shop.choice;
  const { integrity, manifest, tools, state, completeness, message } = await attempt(launch, shop);
  const listing: Listing = {
    ...{ state, completeness, message },
    enumerator: 'stdio',
    ...(sandbox === undefined ? {} : { sandbox: sandbox.id }),
    launch,
    launchKey: launchKeyOf(launch),
    startedAt: startedAt.toISOString(),
    durationMs: Date.now() - startedAt.getTime(),
    ...(integrity === undefined ? {} : { integrity }),
  };
  return { listing, tools, ...(manifest === undefined ? {} : { manifest }) };
}

type Outcome = Listed & { integrity?: string | undefined };

async function attempt(launch: Launch, shop: Workshop): Promise<Outcome> {
  const { choice } = shop;
  if (choice.sandbox === undefined) return nothing('not-started', choice.message);
  let installed: Installed;
  try {
    installed = await shop.installs.add(() => install(launch, shop.folder));
  } catch (error) {
    if (error instanceof InstallError) return nothing(error.state, error.message);
    throw error;
  }
  try {
    return { ...(await startAndList(launch, installed, shop)), integrity: installed.integrity };
  } finally {
    await uninstall(installed);
  }
}

async function startAndList(launch: Launch, { folder }: Installed, shop: Workshop): Promise<Listed> {
  const { choice, timeoutMs } = shop;
  if (choice.sandbox === undefined) return nothing('not-started', choice.message);
  const { sandbox } = choice;
  try {
    const program = await programOf(launch, folder);
    return await shop.listings.add(() => listOverStdio({ program, sandbox, scratchFolder: shop.folder, timeoutMs }));
  } catch (error) {
    if (error instanceof LaunchError) return nothing('needs-config', error.message);
    throw error;
  }
}

function nothing(state: Listed['state'], message: string): Listed {
  return { state, message, completeness: 'unknown', tools: 0 };
}
