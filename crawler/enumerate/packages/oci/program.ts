import type { Launch } from '../../../../catalog/record.ts';
import { INSIDE_HOME, LIMITS, type Command, type Sandbox, type Scratch } from '../../sandbox/sandbox.ts';
import type { Start } from '../kind.ts';
import { ask, type Engine } from './engine.ts';
import { ownLabel } from './leftovers.ts';

/** How an image is started: what it starts by itself, with these arguments, confined by its engine. */
export function programOf(launch: Launch, image: string, engine: Engine): Promise<Start> {
  const program = { folder: '', argv: () => launch.args, env: { HOME: INSIDE_HOME, ...launch.env } };
  return Promise.resolve({ program, sandbox: containerOf(image, engine) });
}

/** The sandbox of one image. Nothing of this machine is mounted into it. */
function containerOf(image: string, engine: Engine): Sandbox {
  return {
    id: 'docker',
    command: (program, scratch) => ({ file: engine.file, args: argumentsOf(image, program, scratch), env: engine.env }),
    end: (scratch) => end(engine, scratch),
  };
}

function argumentsOf(image: string, program: Parameters<Sandbox['command']>[0], scratch: Scratch): Command['args'] {
  const tmpfs = (path: string): string[] => [
    ...['--tmpfs', `${path}:rw,nosuid,nodev,mode=1777,size=${LIMITS.scratchBytes}`],
  ];
  return [
    ...['run', '--rm', '--interactive', '--init', '--pull', 'never', '--name', scratch.name, '--hostname', 'sandbox'],
    ...['--label', ownLabel()],
    ...['--network', 'none', '--read-only', '--cap-drop', 'ALL', '--security-opt', 'no-new-privileges'],
    ...['--user', '65534:65534', '--pids-limit', String(LIMITS.processes)],
    ...['--memory', String(LIMITS.treeBytes), '--memory-swap', String(LIMITS.treeBytes), '--cpus', '1'],
    // An engine that is told no limit of processes raises it, and on some machines it may not.
    ...['--ulimit', `nproc=${MOST_PROCESSES}`],
    ...['--ulimit', `nofile=${LIMITS.openFiles}`, '--ulimit', `fsize=${LIMITS.scratchBytes}`, '--ulimit', 'core=0'],
    ...[...tmpfs(INSIDE_HOME), ...tmpfs('/tmp')],
    // What it writes is read here and need not fill a disk; what an image would run beside its server is not its server.
    ...['--log-driver', 'none', '--no-healthcheck'],
    ...Object.entries(program.env).flatMap(([name, value]) => ['--env', `${name}=${value}`]),
    ...[image, ...program.argv({ node: 'node', folder: '/', at: (path) => path })],
  ];
}

/** Of all containers together, since they share a user; each has its own limit besides. */
const MOST_PROCESSES = LIMITS.processes * 32;

/** The container belongs to the engine: it lives on when the client that started it is killed. */
async function end(engine: Engine, scratch: Scratch): Promise<void> {
  const { code, output } = await ask(engine, ['rm', '--force', '--volumes', scratch.name]);
  if (code === 0 || /no such container|no container with name/i.test(output)) return;
  throw new Error(`The container ${scratch.name} may still run. Remove it with "${engine.name} rm --force".`);
}
