import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

/** Where a program finds itself once it runs. */
export interface Inside {
  /** The Node.js binary. */
  node: string;
  /** The folder of the installed package. */
  folder: string;
  /** Where something below one of the program's mounts is. */
  at: (path: string) => string;
}

/** A folder of this machine that a program needs besides its own, such as its interpreter. It cannot write there. */
export interface Mount {
  /** Absolute path on this machine. */
  from: string;
  /** Where the program finds it: one folder below /opt. */
  to: string;
}

/** A program of a stranger, to be started confined. */
export interface Program {
  /** Folder of the installed package on this machine. */
  folder: string;
  mounts?: readonly Mount[];
  argv: (inside: Inside) => string[];
  /** The only variables it gets, besides PATH, HOME and LANG. */
  env: Record<string, string>;
}

/** A command line that starts the confined program. */
export interface Command {
  file: string;
  args: string[];
  env: Record<string, string>;
}

/** One way to confine a program. */
export interface Sandbox {
  id: 'bwrap' | 'unshare' | 'docker' | 'none';
  command: (program: Program, scratch: Scratch) => Command;
  /** Ends what outlives the started command when that is killed. */
  end?: (scratch: Scratch) => Promise<void>;
}

/** A folder of this machine that belongs to one run of one program, and is removed after it. */
export interface Scratch {
  /** Unique on this machine, safe as a name. */
  name: string;
  path: string;
  /** The user that the program becomes, when this process may change users. */
  uid: number;
}

/** The same names in every sandbox, so that a tool description that quotes its folder is the same on every machine. */
export const INSIDE_HOME = '/home/user';
export const INSIDE: Inside = { node: '/opt/node/bin/node', folder: '/opt/server', at: (path) => path };
export const INSIDE_ENV = {
  PATH: '/opt/node/bin:/usr/local/bin:/usr/bin:/bin',
  HOME: INSIDE_HOME,
  LANG: 'C.UTF-8',
};

export const LIMITS = {
  /** Writable space: the scratch HOME and /tmp, each. */
  scratchBytes: 64 * 2 ** 20,
  /** Processes and threads. */
  processes: 128,
  openFiles: 1024,
  /** Private memory of one process. The address space is no measure: V8 reserves far more than it uses. */
  dataBytes: 3 * 2 ** 30,
  /** Of one process. */
  cpuSeconds: 60,
  /** Of all processes together, watched from outside. */
  treeBytes: 2 ** 30,
  treeCpuSeconds: 15,
  /** Who has worked this long is not merely starting up, and works on behind the others. */
  fairCpuSeconds: 3,
};

export const NODE_FLAGS = ['--max-old-space-size=512'];

/** Whether this process may change users and mount file systems by itself. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** Makes the folder of one run: an empty mount point, an empty home, and the few files of /etc that programs expect. */
export async function makeScratch(parent: string): Promise<Scratch> {
  await mkdir(parent, { recursive: true });
  const path = await mkdtemp(join(parent, 'mcp-risk-run-'));
  const uid = isRoot() ? freeUid() : NOBODY;
  await Promise.all([mkdir(join(path, 'root')), mkdir(join(path, 'home')), mkdir(join(path, 'etc'))]);
  const files = {
    passwd: `nobody:x:${uid}:${uid}:nobody:${INSIDE_HOME}:/bin/sh\n`,
    group: `nogroup:x:${uid}:\n`,
    hosts: '127.0.0.1 localhost\n::1 localhost\n',
    'nsswitch.conf': 'passwd: files\ngroup: files\nhosts: files\n',
  };
  for (const [name, text] of Object.entries(files)) {
    await writeFile(join(path, 'etc', name), text);
    await chmod(join(path, 'etc', name), 0o644);
  }
  await chmod(join(path, 'etc'), 0o755);
  return { name: basename(path), path, uid };
}

export async function removeScratch(scratch: Scratch): Promise<void> {
  await rm(scratch.path, { recursive: true, force: true });
}

const NOBODY = 65534;
const FIRST_UID = 1_900_000_000;
let uidsGiven = 0;

/** A user that nobody else has: the limit on processes counts per user, so that one server cannot use up another's. */
function freeUid(): number {
  return FIRST_UID + ((process.pid * 1000 + uidsGiven++) % 100_000_000);
}

/** Starts a command line with the limits that the kernel keeps for us. */
export function limited(argv: string[]): string[] {
  const { processes, openFiles, dataBytes, scratchBytes, cpuSeconds } = LIMITS;
  return [
    'prlimit',
    `--nproc=${processes}`,
    `--nofile=${openFiles}`,
    `--data=${dataBytes}`,
    `--fsize=${scratchBytes}`,
    `--cpu=${cpuSeconds}`,
    '--core=0',
    '--',
    ...argv,
  ];
}

/**
 * Starts a command line as an ordinary user who can never become anything more. Becoming one undoes what ties a process
 * to the life of its parent, so that is asked for again.
 */
export function unprivileged(uid: number, argv: string[]): string[] {
  const user = isRoot() ? [`--reuid=${uid}`, `--regid=${uid}`, '--clear-groups', '--bounding-set=-all'] : [];
  return ['setpriv', ...user, '--inh-caps=-all', '--no-new-privs', '--pdeathsig=KILL', '--', ...argv];
}

/** Starts a command line with exactly these variables. They go here and not to the set-up, which they must not reach. */
export function withEnv(env: Record<string, string>, argv: string[]): string[] {
  return ['env', '-i', ...Object.entries(env).map(([name, value]) => `${name}=${value}`), ...argv];
}
