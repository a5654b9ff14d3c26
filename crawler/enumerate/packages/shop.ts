import PQueue from 'p-queue';
import type { Http } from '../../http/http.ts';
import type { SandboxChoice } from '../sandbox/choose.ts';
import { openInstaller, type Installer } from './installer.ts';

/** What all packages of one crawl share. */
export interface PackageShop {
  choice: SandboxChoice;
  installer: Installer;
  /** For bundles. */
  http: Http;
  /** For what belongs to one run of one server. */
  scratchFolder: string;
  /** For one server's whole conversation. */
  timeoutMs: number;
  /** Images and bundles may come from this machine. */
  allowPrivate: boolean;
  /** Unpacking and listing compete for the processor, and only listing is against the clock: each has its own queue. */
  installs: PQueue;
  listings: PQueue;
}

interface PackageShopOptions {
  choice: SandboxChoice;
  http: Http;
  /** Exists, and is removed by the caller. */
  folder: string;
  /** How many servers are listed at the same time. */
  concurrency: number;
  timeoutMs: number;
  allowPrivate: boolean;
}

export function openPackageShop(options: PackageShopOptions): PackageShop {
  const { choice, http, folder, concurrency, timeoutMs, allowPrivate } = options;
  return {
    ...{ choice, http, timeoutMs, allowPrivate },
    installer: openInstaller(folder),
    scratchFolder: folder,
    // Clients wait for their registry half of the time.
    installs: new PQueue({ concurrency: concurrency * 2 }),
    listings: new PQueue({ concurrency }),
  };
}
