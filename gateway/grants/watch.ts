import { statSync, watch, type FSWatcher } from 'node:fs';
import { basename, dirname } from 'node:path';

/** How long a file has to be left alone to be whole, in milliseconds: some programs write it piece by piece. */
const SETTLE = 50;
/** How often the file is looked at besides, in milliseconds. */
const POLL = 2000;

/**
 * Calls back when a file was changed, replaced, removed or made: at once, when a writer may still be at it, and again
 * when it has `settled`. The folder is watched, because a file that is replaced
 * is another file; and the file is looked at now and then, because not every file system tells of changes.
 * @returns what ends the watch
 */
export function watchFile(path: string, changed: (settled: boolean) => void): () => void {
  let known = stateOf(path);
  let settling: NodeJS.Timeout | undefined;

  function look(): void {
    const state = stateOf(path);
    if (state === known) return;
    known = state;
    clearTimeout(settling);
    settling = setTimeout(changed, SETTLE, true);
    changed(false);
  }

  const watcher = watchFolder(path, look);
  const poll = setInterval(look, POLL);
  // A watch is no reason to keep the process alive.
  poll.unref();
  watcher?.unref();
  return () => {
    watcher?.close();
    clearInterval(poll);
    clearTimeout(settling);
  };
}

/** Without a folder, or without watches to spare, the poll has to do. */
function watchFolder(path: string, look: () => void): FSWatcher | undefined {
  const name = basename(path);
  try {
    const watcher = watch(dirname(path), (_, changed) => {
      if (changed === null || changed === name) look();
    });
    watcher.on('error', () => {
      watcher.close();
    });
    return watcher;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined;
    throw error;
  }
}

/** Differs when the file does: by a link that leads elsewhere too, or by why it cannot be looked at. */
function stateOf(path: string): string {
  try {
    const file = statSync(path, { bigint: true, throwIfNoEntry: false });
    return file === undefined ? 'missing' : [file.dev, file.ino, file.size, file.mtimeNs, file.ctimeNs].join(' ');
  } catch (error) {
    if (error instanceof Error && 'code' in error) return String(error.code);
    throw error;
  }
}
