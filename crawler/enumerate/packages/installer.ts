import type { PackageRegistry } from '../../../catalog/record.ts';
import { InstallError } from './failure.ts';
import type { Installed, Missing, Ready, Wanted } from './kind.ts';
import { KINDS, type StartedRegistry } from './kinds.ts';

/** Installs packages for as long as somebody uses them. Several servers may come from one package. */
export interface Installer {
  /** What a registry's packages need here; looked for once. */
  ready: (registry: StartedRegistry) => Promise<Ready | Missing>;
  /** @throws InstallError */
  acquire: (wanted: Wanted) => Promise<Installed>;
  release: (wanted: Wanted) => Promise<void>;
}

/** @param folder for packages and downloads, removed by the caller */
export function openInstaller(folder: string): Installer {
  const readies = new Map<PackageRegistry, Promise<Ready | Missing>>();
  const held = new Map<string, { installed: Promise<Installed>; users: number }>();

  function ready(registry: StartedRegistry): Promise<Ready | Missing> {
    const found = readies.get(registry) ?? KINDS[registry].ready();
    readies.set(registry, found);
    return found;
  }

  async function install(wanted: Wanted): Promise<Installed> {
    if (wanted.registry === 'mcpb') throw new TypeError('A bundle is read, not installed.');
    const found = await ready(wanted.registry);
    if ('missing' in found) throw new InstallError('not-started', 'runtime-missing', found.missing);
    return found.install(wanted, folder);
  }

  return {
    ready,
    acquire: async (wanted) => {
      const key = keyOf(wanted);
      const entry = held.get(key) ?? { installed: install(wanted), users: 0 };
      held.set(key, entry);
      entry.users += 1;
      try {
        return await entry.installed;
      } catch (error) {
        held.delete(key);
        throw error;
      }
    },
    release: async (wanted) => {
      const key = keyOf(wanted);
      const entry = held.get(key);
      if (entry === undefined) return;
      entry.users -= 1;
      if (entry.users > 0) return;
      held.delete(key);
      await (await entry.installed).remove();
    },
  };
}

function keyOf({ registry, package: name, version }: Wanted): string {
  return JSON.stringify([registry, name, version]);
}
