import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { INSIDE, INSIDE_ENV, INSIDE_HOME, LIMITS } from './sandbox.ts';
import type { Command, Mount, Program, Sandbox, Scratch } from './sandbox.ts';

/** A container without network. The image brings its own Node.js, so this works where the host is no Linux. */
export const docker: Sandbox = { id: 'docker', command, end };

const IMAGE = `node:${process.versions.node}-slim`;

function command(program: Program, scratch: Scratch): Command {
  const env = { ...INSIDE_ENV, PATH: '/usr/local/bin:/usr/bin:/bin', ...program.env };
  const tmpfs = (path: string): string[] => [
    '--tmpfs',
    `${path}:rw,nosuid,nodev,mode=1777,size=${LIMITS.scratchBytes}`,
  ];
  const args = [
    ...['run', '--rm', '--interactive', '--init', '--name', scratch.name, '--hostname', 'sandbox'],
    ...['--network', 'none', '--read-only', '--cap-drop', 'ALL', '--security-opt', 'no-new-privileges'],
    ...['--user', '65534:65534', '--pids-limit', String(LIMITS.processes)],
    ...['--memory', String(LIMITS.treeBytes), '--memory-swap', String(LIMITS.treeBytes), '--cpus', '1'],
    ...['--ulimit', `nofile=${LIMITS.openFiles}`, '--ulimit', `fsize=${LIMITS.scratchBytes}`, '--ulimit', 'core=0'],
    ...tmpfs(INSIDE_HOME),
    ...tmpfs('/tmp'),
    ...[{ from: program.folder, to: INSIDE.folder }, ...(program.mounts ?? [])].flatMap(readOnly),
    ...['--workdir', INSIDE_HOME],
    ...Object.entries(env).flatMap(([name, value]) => ['--env', `${name}=${value}`]),
    ...['--entrypoint', ''],
    IMAGE,
    ...program.argv({ ...INSIDE, node: 'node' }),
  ];
  return { file: 'docker', args, env: clientEnv() };
}

function readOnly({ from, to }: Mount): string[] {
  return ['--mount', `type=bind,source=${from},target=${to},readonly`];
}

/** The container belongs to the engine: it lives on when the `docker` command that started it is killed. */
async function end(scratch: Scratch): Promise<void> {
  try {
    await promisify(execFile)('docker', ['rm', '--force', scratch.name], { env: clientEnv(), timeout: 10_000 });
  } catch (error) {
    if (error instanceof Error && error.message.includes('No such container')) return;
    const advice = `The container ${scratch.name} may still run. Remove it with "docker rm --force".`;
    throw new Error(advice, { cause: error });
  }
}

/** What the `docker` command needs to find its engine. None of it reaches the container. */
function clientEnv(): Record<string, string> {
  const names = [
    'PATH',
    'HOME',
    'DOCKER_HOST',
    'DOCKER_CONTEXT',
    'DOCKER_CONFIG',
    'DOCKER_TLS_VERIFY',
    'DOCKER_CERT_PATH',
  ];
  return Object.fromEntries(
    names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  );
}
