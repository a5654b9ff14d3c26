import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { load } from 'cheerio';
import type { Launch } from '../../../../catalog/record.ts';
import type { Program } from '../../sandbox/sandbox.ts';
import { chooseCommand } from '../choose-command.ts';
import { LaunchError } from '../failure.ts';
import type { Dotnet } from './dotnet.ts';
import { TOOLS } from './install.ts';

const INSIDE_DOTNET = '/opt/dotnet';
const SETTINGS_FILE = 'DotnetToolSettings.xml';
const SETTINGS_BYTES = 2 ** 20;

/**
 * How an installed tool is started: by `dotnet`, or by itself when it was published for one kind of machine.
 * @throws LaunchError when that cannot be told
 */
export async function programOf(launch: Launch, folder: string, { root }: Dotnet): Promise<Program> {
  const { path, native } = chooseCommand(await commandsBelow(join(folder, TOOLS)), launch.package, launch.bin);
  const entry = relative(folder, path);
  if (entry.startsWith('..'))
    throw new LaunchError('outside-folder', 'The package names a command outside of its own folder.');
  if ((await stat(path).catch(() => undefined))?.isFile() !== true)
    throw new LaunchError('no-command', 'The package does not contain the file that its command names.');
  return {
    folder,
    mounts: [{ from: root, to: INSIDE_DOTNET }],
    argv: (inside) => [
      ...(native ? [] : [inside.at(`${INSIDE_DOTNET}/dotnet`)]),
      `${inside.folder}/${entry}`,
      ...launch.args,
    ],
    env: {
      DOTNET_ROOT: INSIDE_DOTNET,
      DOTNET_CLI_TELEMETRY_OPTOUT: '1',
      // The libraries that know the world's languages are not in every sandbox.
      DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1',
      DOTNET_GCHeapHardLimit: HEAP_BYTES,
      ...launch.env,
    },
  };
}

/** 512 MiB, in the hexadecimal that .NET reads. */
const HEAP_BYTES = (512 * 2 ** 20).toString(16);

interface Command {
  path: string;
  native: boolean;
}

/** The commands of every settings file: a tool for several kinds of machines has a package within its package. */
async function commandsBelow(folder: string): Promise<Map<string, Command>> {
  const commands = new Map<string, Command>();
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((it) => it.isFile() && it.name === SETTINGS_FILE)) {
    const file = join(entry.parentPath, entry.name);
    if ((await stat(file)).size > SETTINGS_BYTES) continue;
    const $ = load(await readFile(file, 'utf8'), { xml: true });
    for (const command of $('Command').toArray()) {
      const { Name: name, EntryPoint: entryPoint, Runner: runner } = command.attribs;
      if (name === undefined || entryPoint === undefined || entryPoint === '') continue;
      commands.set(name, { path: resolve(dirname(file), entryPoint), native: runner === 'executable' });
    }
  }
  return commands;
}
