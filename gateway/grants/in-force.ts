import { readFileSync } from 'node:fs';
import { reasonOf } from '../errors.ts';
import { watchFile } from './watch.ts';

export interface InForce<T> {
  /** The last version that was accepted; undefined when none ever was. */
  current: () => T | undefined;
  /** Why the file, as it is now, is refused. */
  problem: () => string | undefined;
  close: () => void;
}

export interface Watcher {
  /** A new version is in force. */
  changed: () => void;
  /** A new version was refused; a sentence. Said once for each version. */
  warn: (problem: string) => void;
}

/**
 * Keeps what a file says in force while it is edited: a new version that is refused, or a file that is gone, leaves the
 * old one in force.
 * @param parse throws with what is wrong, the path included
 */
export function openInForce<T>(path: string, parse: (text: string) => T, { changed, warn }: Watcher): InForce<T> {
  let current: T | undefined;
  let problem: string | undefined;
  let text: string | undefined;

  /**
   * What is accepted is whole, and comes into force at once, so that nobody uses what was just revoked. What is refused
   * may be half of a file.
   * @returns whether there is a new version
   */
  function read(settled: boolean): boolean {
    try {
      const now = readText(path);
      if (now === text && problem === undefined) return false;
      current = parse(now);
      text = now;
      problem = undefined;
      return true;
    } catch (error) {
      if (!settled) return false;
      const reason = reasonOf(error);
      const again = reason === problem;
      problem = reason;
      if (!again) warn(`${reason}\n${current === undefined ? NOTHING : STAYS}`);
      return false;
    }
  }

  read(true);
  const stop = watchFile(path, (settled) => {
    if (read(settled)) changed();
  });
  return { current: () => current, problem: () => problem, close: stop };
}

const STAYS = 'The version before stays in force.';
const NOTHING = 'Until this is put right, calls are denied.';

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new Error(`${path}: ${missing ? 'there is no such file.' : reasonOf(error)}`, { cause: error });
  }
}
