import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { telling } from '../../clean.ts';
import { InstallError } from '../failure.ts';
import { downloadFolder, installInto } from '../folders.ts';
import type { Installed, Wanted } from '../kind.ts';
import type { ToolRun } from '../run-tool.ts';
import { runNpm, type Npm } from './client.ts';

/**
 * Installs a package and what it depends on below `cacheFolder`, without running any of its code.
 * @throws InstallError
 */
export function install({ package: name, version }: Wanted, cacheFolder: string, npm: Npm): Promise<Installed> {
  return installInto(cacheFolder, async (folder) => {
    await writeFile(join(folder, 'package.json'), '{"private":true}\n');
    const args = [
      'install',
      ...['--ignore-scripts', '--no-audit', '--no-fund', '--omit=dev', '--save-exact', '--no-update-notifier'],
      ...['--prefer-offline', '--no-progress', '--loglevel=error'],
      ...['--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=5000', '--cache', downloadFolder(cacheFolder)],
      ...['--', `${name}@${version}`],
    ];
    const run = await runNpm(npm, args, folder);
    if (run.code !== 0) throw explainFailure(run, [folder, cacheFolder]);
    return readIntegrity(folder, name);
  });
}

function explainFailure({ output, stoppedFor, code }: ToolRun, hidden: string[]): InstallError {
  if (stoppedFor !== undefined)
    return new InstallError('install-failed', 'too-much', `Its installation ${stoppedFor} and was stopped.`);
  const npmCode = /npm (?:error|ERR!) code (\S+)/.exec(output)?.[1];
  if (npmCode === 'E404' || npmCode === 'ETARGET') {
    const what = npmCode === 'E404' ? 'package' : 'version';
    return new InstallError(
      'gone',
      `no-${what}`,
      `The registry does not have this ${what}, or no longer. Check its name and version.`,
    );
  }
  const detail = telling(output.replaceAll(LOG_FILE, '').replaceAll(/^npm (?:error|ERR!) /gm, ''), hidden);
  const [reason, advice] = CAUSES[npmCode ?? ''] ?? OTHER;
  return new InstallError(
    'install-failed',
    reason,
    `npm failed with ${npmCode ?? `code ${code}`}: ${detail} ${advice}`,
  );
}

/** Its name holds the time, which would make the same failure another one every night. */
const LOG_FILE = /^npm (?:error|ERR!) A complete log of this run.*$/gm;

type Cause = [reason: string, advice: string];

const OTHER: Cause = ['client-failed', 'Try "npm install" with this package and version by hand.'];
const UNREACHABLE: Cause = [
  'registry-unreachable',
  'The registry could not be reached. Check the network and the proxy settings, then crawl again.',
];
const CAUSES: Record<string, Cause> = {
  ENOTFOUND: UNREACHABLE,
  EAI_AGAIN: UNREACHABLE,
  ECONNREFUSED: UNREACHABLE,
  ECONNRESET: UNREACHABLE,
  ETIMEDOUT: UNREACHABLE,
  E429: ['registry-throttled', 'The registry asks for fewer requests. Crawl again later.'],
  E401: ['registry-refused', 'The registry asks for credentials. Check your .npmrc.'],
  E403: ['registry-refused', 'The registry refuses this package. Check your .npmrc and the policy of the registry.'],
  EINTEGRITY: [
    'wrong-hash',
    'What was downloaded is not what the registry announced. Crawl again; if it stays so, report it to the registry.',
  ],
  ENOSPC: ['disk-full', 'The disk is full. Free some space, then crawl again.'],
  EBADPLATFORM: ['wrong-platform', 'The package does not support this operating system.'],
};

const Lock = z.object({ packages: z.record(z.string(), z.object({ integrity: z.string().optional() }).loose()) });

async function readIntegrity(folder: string, name: string): Promise<string | undefined> {
  const text = await readFile(join(folder, 'node_modules/.package-lock.json'), 'utf8');
  return Lock.parse(JSON.parse(text)).packages[`node_modules/${name}`]?.integrity;
}
