import { rm } from 'node:fs/promises';
import { install, type Installed, type NpmPackage } from './install.ts';

/** Installs packages for as long as somebody uses them. Several servers may come from one package. */
export interface Installer {
  acquire: (wanted: NpmPackage) => Promise<Installed>;
  release: (wanted: NpmPackage) => Promise<void>;
}

export function openInstaller(folder: string): Installer {
  const held = new Map<string, { installed: Promise<Installed>; users: number }>();

  return {
    acquire: async (wanted) => {
      const key = keyOf(wanted);
      const entry = held.get(key) ?? { installed: install(wanted, folder), users: 0 };
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
      await rm((await entry.installed).folder, { recursive: true, force: true });
    },
  };
}

function keyOf(wanted: NpmPackage): string {
  return `${wanted.package}@${wanted.version}`;
}
