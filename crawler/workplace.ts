import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Makes the folder of one piece of work, and removes those of work that was killed. No two ever share one. */
export async function openWorkplace(parent: string, work: 'crawl' | 'build'): Promise<string> {
  await mkdir(parent, { recursive: true });
  for (const name of await readdir(parent)) {
    const pid = /^[a-z]+-(\d+)-/.exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid))) await removeIfPossible(join(parent, name));
  }
  return mkdtemp(join(parent, `${work}-${process.pid}-`));
}

/** An npm install that outlived its crawl may still be filling the folder. Then it is left for the next time. */
async function removeIfPossible(folder: string): Promise<void> {
  try {
    await rm(folder, { recursive: true, force: true, maxRetries: 3, retryDelay: 100 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOTEMPTY')) throw error;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
