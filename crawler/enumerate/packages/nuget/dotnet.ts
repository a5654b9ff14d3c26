import { realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { clientEnvironment, onPath } from '../environment.ts';
import { downloadFolder } from '../folders.ts';
import type { Missing } from '../kind.ts';
import { runTool } from '../run-tool.ts';

/** The .NET SDK of this machine. */
export interface Dotnet {
  file: string;
  /** The folder that holds it whole: `dotnet`, its runtimes and its SDKs. */
  root: string;
}

/** Servers are published as tools for `dnx`, which came with this version of the SDK. */
const OLDEST_MAJOR = 10;

export async function runtime(): Promise<Dotnet | Missing> {
  const file = onPath('dotnet');
  if (file === undefined) return { missing: `.NET is not here. ${ADVICE}` };
  const run = await runTool({
    file,
    args: ['--list-sdks'],
    env: dotnetEnvironment(),
    milliseconds: 20_000,
  });
  const majors = run.code === 0 ? [...run.stdout.matchAll(/^(\d+)\./gm)].map(([, major]) => Number(major)) : [];
  if (Math.max(0, ...majors) < OLDEST_MAJOR)
    return { missing: `There is no .NET SDK ${OLDEST_MAJOR} or later. ${ADVICE}` };
  return { file, root: dirname(await realpath(file)) };
}

const ADVICE = `Install the .NET SDK ${OLDEST_MAJOR} and put dotnet on the PATH; then crawl again.`;

/** What dotnet needs to find and reach its package source. */
export function dotnetEnvironment(cacheFolder?: string): Record<string, string> {
  return {
    ...clientEnvironment(['DOTNET_ROOT']),
    DOTNET_CLI_TELEMETRY_OPTOUT: '1',
    DOTNET_NOLOGO: '1',
    DOTNET_CLI_UI_LANGUAGE: 'en',
    ...(cacheFolder === undefined ? {} : { NUGET_PACKAGES: join(downloadFolder(cacheFolder), 'nuget') }),
  };
}
