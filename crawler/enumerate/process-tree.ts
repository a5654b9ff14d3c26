import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';

/** What the processes of one tree use together. Empty where there is no /proc. */
export interface TreeUse {
  pids: number[];
  bytes: number;
  cpuSeconds: number;
}

interface ProcessRow {
  pid: number;
  parent: number;
  cpuSeconds: number;
}

/** The process and all that descend from it. */
export function treeOf(root: number): TreeUse {
  const rows = allProcesses();
  const children = Map.groupBy(rows, (row) => row.parent);
  const tree = rows.filter((row) => row.pid === root);
  for (const { pid } of tree) tree.push(...(children.get(pid) ?? []));
  return {
    pids: tree.map((row) => row.pid),
    bytes: tree.reduce((sum, { pid }) => sum + residentBytes(pid), 0),
    cpuSeconds: tree.reduce((sum, row) => sum + row.cpuSeconds, 0),
  };
}

/** The processes that were started with this text in their environment, wherever they have moved in the tree. */
export function processesMarked(mark: string): number[] {
  return allProcesses()
    .map((row) => row.pid)
    .filter((pid) => readProc(`${pid}/environ`)?.includes(mark) === true);
}

/** Ends processes at once. One that has ended meanwhile is no error. */
export function killAll(pids: number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch (error) {
      if (!isCode(error, 'ESRCH') && !isCode(error, 'EPERM')) throw error;
    }
  }
}

/**
 * Lets everything else go first. Where the kernel shares the processor among sessions, only the priority of the whole
 * session counts; ordinary users may set ten of those a second. A process that has ended meanwhile is no error.
 */
export function yieldCpu(pids: number[]): void {
  for (const pid of pids) {
    try {
      os.setPriority(pid, os.constants.priority.PRIORITY_LOW);
      writeFileSync(`/proc/${pid}/autogroup`, String(os.constants.priority.PRIORITY_LOW));
    } catch (error) {
      if (!MAY_FAIL.some((code) => isCode(error, code))) throw error;
    }
  }
}

const MAY_FAIL = ['ERR_SYSTEM_ERROR', 'EAGAIN', 'ENOENT', 'ESRCH', 'EACCES', 'EPERM', 'EINVAL', 'EIO', 'EROFS'];

/** The unit of times in /proc, the same on every Linux. */
const TICKS_PER_SECOND = 100;

function residentBytes(pid: number): number {
  const kibibytes = /^VmRSS:\s+(\d+) kB/m.exec(readProc(`${pid}/status`) ?? '')?.[1];
  return Number(kibibytes ?? 0) * 1024;
}

function allProcesses(): ProcessRow[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc').flatMap((name) => {
    const stat = /^\d+$/.test(name) ? readProc(`${name}/stat`) : undefined;
    return stat === undefined ? [] : [parseStat(Number(name), stat)];
  });
}

/** Fields of proc_pid_stat(5). The command comes first, in parentheses, and may itself contain any character. */
function parseStat(pid: number, stat: string): ProcessRow {
  const fields = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const ticks = [11, 12, 13, 14].reduce((sum, field) => sum + (fields[field] ?? 0), 0);
  return { pid, parent: fields[1] ?? 0, cpuSeconds: ticks / TICKS_PER_SECOND };
}

/** A process can end between seeing and reading it. */
function readProc(path: string): string | undefined {
  try {
    return readFileSync(`/proc/${path}`, 'latin1');
  } catch (error) {
    if (isCode(error, 'ENOENT') || isCode(error, 'ESRCH') || isCode(error, 'EACCES') || isCode(error, 'EPERM'))
      return undefined;
    throw error;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
