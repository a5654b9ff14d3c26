import { open, readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { z } from 'zod';
import type { Launch } from '../../../../catalog/record.ts';
import { NODE_FLAGS, type Program } from '../../sandbox/sandbox.ts';
import { chooseCommand } from '../choose-command.ts';
import { LaunchError } from '../failure.ts';

const PackageJson = z.object({
  name: z.string(),
  bin: z.union([z.string(), z.record(z.string(), z.string())]).optional(),
});

/**
 * How an installed package is started.
 * @throws LaunchError when that cannot be told
 */
export async function programOf(launch: Launch, folder: string): Promise<Program> {
  const home = join(folder, 'node_modules', launch.package);
  const text = await readFile(join(home, 'package.json'), 'utf8');
  const parsed = PackageJson.safeParse(parseJson(text));
  if (!parsed.success)
    throw new LaunchError('broken-package', 'The package.json of the package cannot be read. Report it to its author.');
  const { name, bin } = parsed.data;
  const ownName = name.replace(/^@[^/]*\//, '');
  const bins = typeof bin === 'string' ? { [ownName]: bin } : (bin ?? {});
  const path = resolve(home, chooseCommand(new Map(Object.entries(bins)), ownName, launch.bin));
  const entry = relative(folder, path);
  if (entry.startsWith('..'))
    throw new LaunchError('outside-folder', 'The package names a command outside of its own folder.');
  const native = await runsByItself(path);
  return {
    folder,
    argv: (inside) => [...(native ? [] : [inside.node, ...NODE_FLAGS]), `${inside.folder}/${entry}`, ...launch.args],
    env: launch.env,
  };
}

/** Whether a file names another interpreter than Node.js, or is a program of the machine's own kind. */
async function runsByItself(path: string): Promise<boolean> {
  const file = await open(path).catch((error: unknown) => {
    throw new LaunchError('no-command', 'The package does not contain the file that its command names.', {
      cause: error,
    });
  });
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(128), 0, 128, 0);
    const head = buffer.toString('latin1', 0, bytesRead);
    return head.startsWith('\x7fELF') || (head.startsWith('#!') && !/^#!.*\bnode/.test(head));
  } finally {
    await file.close();
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
