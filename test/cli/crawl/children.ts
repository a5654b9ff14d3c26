import { readdirSync, readFileSync } from 'node:fs';

/** The command lines of a process's own children. */
export function childrenOf(pid: number): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && parentOf(name) === pid)
    .flatMap((name) => readProc(name, 'cmdline')?.replaceAll('\0', ' ') ?? []);
}

/** The second field after the command, which stands in parentheses. */
function parentOf(name: string): number {
  return Number(
    readProc(name, 'stat')
      ?.replace(/^.*\) /s, '')
      .split(' ')[1] ?? 0,
  );
}

/** A process can end between seeing and reading it. */
function readProc(name: string, file: string): string | undefined {
  try {
    return readFileSync(`/proc/${name}/${file}`, 'latin1');
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH'))
      return undefined;
    throw error;
  }
}
