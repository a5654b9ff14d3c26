import type { Catalog } from '../catalog/database.ts';
import type { PackageRegistry } from '../catalog/record.ts';
import { downloadFolder } from './enumerate/packages/folders.ts';
import { folderBytes } from './enumerate/packages/folder-bytes.ts';
import { openPackageShop, type PackageShop } from './enumerate/packages/shop.ts';
import type { SandboxChoice } from './enumerate/sandbox/choose.ts';
import type { Http } from './http/http.ts';
import type { OptOut } from './http/opt-out.ts';

/** What all visits of one crawl share. */
export interface Shop {
  db: Catalog;
  http: Http;
  optOut: OptOut;
  clock: () => Date;
  /** For one server's whole conversation. */
  timeoutMs: number;
  packages: PackageShop;
  /** Below it, everything that packages leave on the disk. */
  folder: string;
}

export interface ShopOptions extends Omit<Shop, 'packages'> {
  choice: SandboxChoice;
  /** How many packages are listed at the same time. */
  concurrency: number;
  allowPrivate: boolean;
}

export function openShop({ choice, concurrency, allowPrivate, ...shared }: ShopOptions): Shop {
  const { http, folder, timeoutMs } = shared;
  return { ...shared, packages: openPackageShop({ choice, http, folder, concurrency, timeoutMs, allowPrivate }) };
}

const STARTED = ['npm', 'pypi', 'oci', 'nuget'] as const;

/** Asks once which packages can be started here. */
export async function startable({ packages }: Shop): Promise<(registry: PackageRegistry) => boolean> {
  const ready = await Promise.all(STARTED.map((registry) => packages.installer.ready(registry)));
  const missing = new Set<PackageRegistry>(STARTED.filter((_, index) => 'missing' in (ready[index] ?? {})));
  return (registry) => !missing.has(registry);
}

/** What the package managers downloaded. */
export function downloadedBytes({ folder }: Shop): Promise<number> {
  return folderBytes(downloadFolder(folder));
}
