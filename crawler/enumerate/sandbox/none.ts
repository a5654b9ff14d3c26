import { join } from 'node:path';
import type { Command, Program, Sandbox, Scratch } from './sandbox.ts';

/** No confinement, only an empty environment and home. For machines that are thrown away, when a person asks for it. */
export const none: Sandbox = { id: 'none', command };

function command(program: Program, scratch: Scratch): Command {
  const [file = '', ...args] = program.argv({ node: process.execPath, folder: program.folder });
  const env = { PATH: process.env['PATH'] ?? '', HOME: join(scratch.path, 'home'), LANG: 'C.UTF-8', ...program.env };
  return { file, args, env };
}
