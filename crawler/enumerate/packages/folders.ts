import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Installed } from './kind.ts';

/** Where clients keep what they download, for all packages of one cache folder. */
export function downloadFolder(cacheFolder: string): string {
  return join(cacheFolder, 'downloads');
}

/**
 * Makes a folder for one package and has it filled. It is new every time: one that is being removed is never taken for
 * a package that is there. When filling fails, nothing is left.
 */
export async function installInto(
  cacheFolder: string,
  fill: (folder: string) => Promise<string | undefined>,
): Promise<Installed> {
  await mkdir(cacheFolder, { recursive: true });
  const folder = await mkdtemp(join(cacheFolder, 'package-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const integrity = await fill(folder);
    // Readable for the user that the server becomes in its sandbox.
    await chmod(folder, 0o755);
    return { folder, integrity, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}
