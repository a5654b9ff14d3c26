import { join } from 'node:path';
import { INSIDE, INSIDE_ENV, isRoot, LIMITS, limited, unprivileged, withEnv } from './sandbox.ts';
import type { Command, Program, Sandbox, Scratch } from './sandbox.ts';

/**
 * Linux namespaces through util-linux, which every common distribution installs. The set-up below is a constant text:
 * everything that differs between two programs goes to it as an argument.
 */
export const unshare: Sandbox = { id: 'unshare', command };

function command(program: Program, scratch: Scratch): Command {
  const argv = withEnv({ ...INSIDE_ENV, ...program.env }, program.argv(INSIDE));
  const confined = limited(['sh', '-c', KEEP_INIT, 'sh', ...argv]);
  const user = isRoot() ? [] : ['--user', '--map-root-user'];
  const args = [
    '--pdeathsig=KILL',
    '--',
    'unshare',
    ...user,
    '--mount',
    '--pid',
    '--net',
    '--ipc',
    '--uts',
    '--fork',
    '--kill-child=KILL',
    '--propagation=private',
    'sh',
    '-c',
    SET_UP,
    'sh',
    join(scratch.path, 'root'),
    join(scratch.path, 'etc'),
    process.execPath,
    program.folder,
    String(LIMITS.scratchBytes),
    isRoot() ? `,uid=${scratch.uid},gid=${scratch.uid}` : '',
    ...(program.mounts ?? []).flatMap(({ from, to }) => [from, to]),
    '--',
    ...asNobody(unprivileged(scratch.uid, confined)),
  ];
  return { file: 'setpriv', args, env: { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' } };
}

/** An ordinary user cannot change users, but can enter one more user namespace in which it is nobody. */
function asNobody(argv: string[]): string[] {
  return isRoot() ? argv : ['unshare', '--user', '--map-user=65534', '--map-group=65534', '--', ...argv];
}

/** The shell stays as the first process of the namespace: it collects orphans, and when it ends, all others end. */
const KEEP_INIT = '"$@"; exit $?';

const SET_UP = `
set -eu
umask 022
root=$1 etc=$2 node=$3 folder=$4 bytes=$5 owner=$6
shift 6
mount -t tmpfs -o mode=755,size=1m,nosuid,nodev tmpfs "$root"
cd "$root"
mkdir -p usr etc proc dev tmp opt/node/bin opt/server home/user old
for name in usr bin sbin lib lib32 lib64 libx32; do
  if [ -L "/$name" ]; then ln -s "$(readlink "/$name")" "$name"
  elif [ -d "/$name" ]; then
    mkdir -p "$name"
    mount --rbind "/$name" "$name"
    mount -o remount,bind,ro,nosuid,nodev "$PWD/$name"
  fi
done
for name in null zero full random urandom; do
  : > "dev/$name"
  mount --bind "/dev/$name" "dev/$name"
done
ln -s /proc/self/fd dev/fd
ln -s /proc/self/fd/0 dev/stdin
ln -s /proc/self/fd/1 dev/stdout
ln -s /proc/self/fd/2 dev/stderr
: > opt/node/bin/node
mount --bind "$node" opt/node/bin/node
mount -o remount,bind,ro,nosuid,nodev "$PWD/opt/node/bin/node"
mount --bind "$folder" opt/server
mount -o remount,bind,ro,nosuid,nodev "$PWD/opt/server"
while [ "$1" != -- ]; do
  mkdir -p ".$2"
  mount --bind "$1" ".$2"
  mount -o remount,bind,ro,nosuid,nodev "$PWD$2"
  shift 2
done
shift
mount --bind "$etc" etc
mount -o remount,bind,ro,nosuid,nodev "$PWD/etc"
mount -t tmpfs -o "mode=700,size=$bytes,nr_inodes=20000,nosuid,nodev$owner" tmpfs home/user
mount -t tmpfs -o "mode=700,size=$bytes,nr_inodes=20000,nosuid,nodev$owner" tmpfs tmp
mount -t proc -o nosuid,nodev,noexec proc proc
hostname sandbox 2> /dev/null || echo sandbox > /proc/sys/kernel/hostname || :
ip link set lo up 2> /dev/null || ifconfig lo up 2> /dev/null || :
pivot_root . old
cd /
umount -l /old
rmdir /old
mount -o remount,ro,nosuid,nodev tmpfs /
[ -n "$owner" ] || echo 1 > /proc/sys/user/max_user_namespaces
cd /home/user
exec "$@"
`;
