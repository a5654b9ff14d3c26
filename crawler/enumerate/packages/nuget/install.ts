import { join } from 'node:path';
import { telling } from '../../clean.ts';
import { InstallError } from '../failure.ts';
import { installInto } from '../folders.ts';
import type { Installed, Wanted } from '../kind.ts';
import { runTool, type ToolRun } from '../run-tool.ts';
import { dotnetEnvironment, type Dotnet } from './dotnet.ts';

/** What a tool is installed into. */
export const TOOLS = 'tools';

/**
 * Installs a tool and what it depends on below `cacheFolder`, without running any of its code.
 * @throws InstallError
 */
export function install({ package: id, version }: Wanted, cacheFolder: string, { file }: Dotnet): Promise<Installed> {
  return installInto(cacheFolder, async (folder) => {
    const args = ['tool', 'install', '--tool-path', join(folder, TOOLS), '--version', version, id];
    const run = await runTool({ file, args, env: dotnetEnvironment(cacheFolder), folder });
    if (run.code !== 0) throw explainFailure(run, [folder, cacheFolder]);
    return undefined;
  });
}

function explainFailure({ output, stoppedFor, code }: ToolRun, hidden: string[]): InstallError {
  if (stoppedFor !== undefined)
    return new InstallError('install-failed', 'too-much', `Its installation ${stoppedFor} and was stopped.`);
  if (/NU1101|NU1102|is not found in NuGet feeds/.test(output))
    return new InstallError(
      'gone',
      'no-package',
      'The feed does not have this package or version, or no longer. Check both.',
    );
  if (/NU1301|Unable to load the service index/.test(output))
    return new InstallError(
      'install-failed',
      'registry-unreachable',
      'The feed could not be reached. Check the network and the proxy settings, then crawl again.',
    );
  if (/DotnetToolSettings\.xml|is not a \.NET tool|NU1212/.test(output))
    return new InstallError(
      'install-failed',
      'no-command',
      'The package is not a .NET tool, so nothing can be started.',
    );
  return new InstallError(
    'install-failed',
    'client-failed',
    `dotnet failed with code ${code ?? 'unknown'}: ${telling(output, hidden)} Try "dotnet tool install" with this package by hand.`,
  );
}
