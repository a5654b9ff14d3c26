import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Makes the folder of one piece of work, and removes those of work that was killed. No two ever share one. */
export async function openWorkplace(parent: string, work: 'crawl' | 'build'): Promise<string> {
  await mkdir(parent, { recursive: true });
  for (const name of await readdir(parent)) {
    const pid = /^[a-z]+-(\d+)-/.exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid))) await removeIfPossible(join(parent, name));
  }
  return mkdtemp(join(parent, `${work}-${process.pid}-`));
}

/**
 * An npm install that outlived its crawl may still be filling the folder. It loses the folder at once by the new name;
 * what it can still write into is left for the next time.
 */
async function removeIfPossible(folder: string): Promise<void> {
  const doomed = join(dirname(folder), `remove-${process.pid}-${basename(folder)}`);
  try {
    await rename(folder, doomed);
    await rm(doomed, { recursive: true, force: true });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code !== 'ENOTEMPTY' && code !== 'ENOENT') throw error;
  }
}

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
