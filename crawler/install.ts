import { chmod, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { telling } from './enumerate/clean.ts';
import { mebibytes } from './enumerate/lines.ts';
import { folderBytes } from './folder-bytes.ts';
import { runNpm, type NpmRun } from './npm-client.ts';
import { EXACT_VERSION, PACKAGE_NAME } from './npm-name.ts';

/** A package of an exact version. */
export interface NpmPackage {
  package: string;
  version: string;
}

export interface Installed {
  /** Contains `node_modules`. */
  folder: string;
  /** Subresource integrity, as the registry published it and npm checked it. */
  integrity: string | undefined;
}

/** A package that could not be installed: because it does not exist (any more), or for another reason. */
export class InstallError extends Error {
  override name = 'InstallError';
  readonly state: 'gone' | 'install-failed';

  constructor(state: 'gone' | 'install-failed', message: string, options?: ErrorOptions) {
    super(message, options);
    this.state = state;
  }
}

const INSTALL_LIMITS = { milliseconds: 180_000, bytes: 2 ** 30 };

/**
 * Installs a package and what it depends on below `cacheFolder`, without running any of its code.
 * @throws InstallError
 */
export async function install(wanted: NpmPackage, cacheFolder: string): Promise<Installed> {
  const { package: name, version } = wanted;
  if (!PACKAGE_NAME.test(name) || !EXACT_VERSION.test(version)) {
    throw new InstallError('install-failed', 'The package name or version is not one that npm accepts.');
  }
  const folder = join(cacheFolder, `${name.replace('/', '+')}@${version}`);
  if (!(await exists(folder))) await installInto(folder, wanted, cacheFolder);
  return { folder, integrity: await readIntegrity(folder, name) };
}

/** Where npm keeps what it downloads, for all packages of one cache folder. */
export function downloadFolder(cacheFolder: string): string {
  return join(cacheFolder, 'downloads');
}

/** A folder of its final name is whole: it is filled under another name and renamed when npm is done. */
async function installInto(folder: string, { package: name, version }: NpmPackage, cacheFolder: string): Promise<void> {
  await mkdir(cacheFolder, { recursive: true });
  const building = await mkdtemp(join(cacheFolder, 'building-'));
  try {
    await writeFile(join(building, 'package.json'), '{"private":true}\n');
    const run = await runLimited(building, [
      'install',
      ...['--ignore-scripts', '--no-audit', '--no-fund', '--omit=dev', '--save-exact', '--no-update-notifier'],
      ...[
        '--prefer-offline',
        '--no-progress',
        '--loglevel=error',
        '--fetch-retry-mintimeout=1000',
        '--fetch-retry-maxtimeout=5000',
        '--cache',
        downloadFolder(cacheFolder),
      ],
      '--',
      `${name}@${version}`,
    ]);
    if (run.code !== 0) throw explainFailure(run, [building, cacheFolder]);
    // Readable for the user that the server becomes in its sandbox.
    await chmod(building, 0o755);
    await rename(building, folder);
  } finally {
    await rm(building, { recursive: true, force: true });
  }
}

async function runLimited(folder: string, args: string[]): Promise<NpmRun> {
  const stop = new AbortController();
  const { milliseconds, bytes } = INSTALL_LIMITS;
  const clock = setTimeout(() => {
    stop.abort(`took longer than ${milliseconds / 1000} seconds`);
  }, milliseconds);
  const scale = setInterval(() => {
    void folderBytes(folder).then((size) => {
      if (size > bytes) stop.abort(`is larger than ${mebibytes(bytes)}`);
    });
  }, 5_000);
  try {
    const run = await runNpm(args, folder, stop.signal);
    if (run.code === 0 && (await folderBytes(folder)) > bytes)
      return { ...run, code: 1, stoppedFor: `is larger than ${mebibytes(bytes)}` };
    return run;
  } finally {
    clearTimeout(clock);
    clearInterval(scale);
  }
}

function explainFailure({ output, stoppedFor, code }: NpmRun, hidden: string[]): InstallError {
  if (stoppedFor !== undefined)
    return new InstallError('install-failed', `Its installation ${stoppedFor} and was stopped.`);
  const npmCode = /npm (?:error|ERR!) code (\S+)/.exec(output)?.[1];
  if (npmCode === 'E404' || npmCode === 'ETARGET') {
    const what = npmCode === 'E404' ? 'package' : 'version';
    return new InstallError(
      'gone',
      `The registry does not have this ${what}, or no longer. Check its name and version.`,
    );
  }
  const detail = telling(output.replaceAll(/^npm (?:error|ERR!) /gm, ''), hidden);
  const advice = (npmCode && ADVICE[npmCode]) ?? 'Try "npm install" with this package and version by hand.';
  return new InstallError('install-failed', `npm failed with ${npmCode ?? `code ${code}`}: ${detail} ${advice}`);
}

const UNREACHABLE = 'The registry could not be reached. Check the network and the proxy settings, then crawl again.';
const ADVICE: Record<string, string> = {
  ENOTFOUND: UNREACHABLE,
  EAI_AGAIN: UNREACHABLE,
  ECONNREFUSED: UNREACHABLE,
  ECONNRESET: UNREACHABLE,
  ETIMEDOUT: UNREACHABLE,
  E429: 'The registry asks for fewer requests. Crawl again later.',
  E401: 'The registry asks for credentials. Check your .npmrc.',
  E403: 'The registry refuses this package. Check your .npmrc and the policy of the registry.',
  EINTEGRITY:
    'What was downloaded is not what the registry announced. Crawl again; if it stays so, report it to the registry.',
  ENOSPC: 'The disk is full. Free some space, then crawl again.',
  EBADPLATFORM: 'The package does not support this operating system.',
};

const Lock = z.object({ packages: z.record(z.string(), z.object({ integrity: z.string().optional() }).loose()) });

async function readIntegrity(folder: string, name: string): Promise<string | undefined> {
  const text = await readFile(join(folder, 'node_modules/.package-lock.json'), 'utf8');
  return Lock.parse(JSON.parse(text)).packages[`node_modules/${name}`]?.integrity;
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}
