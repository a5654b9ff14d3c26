import { join } from 'node:path';
import type { Command, Mount, Program, Sandbox, Scratch } from './sandbox.ts';

/** No confinement, only an empty environment and home. For machines that are thrown away, when a person asks for it. */
export const none: Sandbox = { id: 'none', command };

function command(program: Program, scratch: Scratch): Command {
  const [file = '', ...args] = program.argv({
    node: process.execPath,
    folder: program.folder,
    at: (path) => outside(path, program.mounts ?? []),
  });
  const env = { PATH: process.env['PATH'] ?? '', HOME: join(scratch.path, 'home'), LANG: 'C.UTF-8', ...program.env };
  return { file, args, env };
}

/** Nothing is mounted here: what would be inside is where it always was. */
function outside(path: string, mounts: readonly Mount[]): string {
  const mount = mounts.find(({ to }) => path === to || path.startsWith(`${to}/`));
  return mount === undefined ? path : join(mount.from, path.slice(mount.to.length));
}
