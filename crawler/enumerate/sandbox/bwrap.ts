import { lstatSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { INSIDE, INSIDE_ENV, INSIDE_HOME, isRoot, LIMITS, limited, unprivileged, withEnv } from './sandbox.ts';
import type { Command, Program, Sandbox, Scratch } from './sandbox.ts';

/** bubblewrap, the sandbox of Flatpak: https://github.com/containers/bubblewrap */
export const bwrap: Sandbox = { id: 'bwrap', command };

function command(program: Program, scratch: Scratch): Command {
  const { mounts = [] } = program;
  const argv = withEnv({ ...INSIDE_ENV, ...program.env }, program.argv(INSIDE));
  const args = [
    '--die-with-parent',
    '--new-session',
    ...['--unshare-pid', '--unshare-net', '--unshare-ipc', '--unshare-uts', '--unshare-cgroup-try'],
    ...(isRoot() ? ROOT_ONLY : ['--unshare-user', '--uid', '65534', '--gid', '65534']),
    ...['--hostname', 'sandbox'],
    ...systemFolders(),
    ...['--ro-bind', join(scratch.path, 'etc'), '/etc'],
    ...['/opt', '/opt/node', '/opt/node/bin', INSIDE.folder, ...mounts.map(({ to }) => to)].flatMap((path) => [
      ...['--perms', '0755', '--dir', path],
    ]),
    ...['--ro-bind', process.execPath, INSIDE.node],
    ...['--ro-bind', program.folder, INSIDE.folder],
    ...mounts.flatMap(({ from, to }) => ['--ro-bind', from, to]),
    ...['--proc', '/proc', '--dev', '/dev'],
    ...writable(INSIDE_HOME),
    ...writable('/tmp'),
    ...['--remount-ro', '/dev', '--remount-ro', '/', '--chdir', INSIDE_HOME],
    '--',
    ...unprivileged(scratch.uid, limited(argv)),
  ];
  return { file: 'bwrap', args, env: { PATH: '/usr/local/bin:/usr/bin:/bin' } };
}

/** What root needs for a moment inside, to become an ordinary user. */
const ROOT_ONLY = ['CAP_SETUID', 'CAP_SETGID', 'CAP_SETPCAP'].flatMap((capability) => ['--cap-add', capability]);

function writable(path: string): string[] {
  return ['--perms', '1777', '--size', String(LIMITS.scratchBytes), '--tmpfs', path];
}

/** On most systems /bin and /lib are links into /usr; on some they are folders, or not there. */
function systemFolders(): string[] {
  return ['/usr', '/bin', '/sbin', '/lib', '/lib32', '/lib64', '/libx32'].flatMap((path) => {
    const entry = lstatSync(path, { throwIfNoEntry: false });
    if (entry === undefined) return [];
    return entry.isSymbolicLink() ? ['--symlink', readlinkSync(path), path] : ['--ro-bind', path, path];
  });
}
