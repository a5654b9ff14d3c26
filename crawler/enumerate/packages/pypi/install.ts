import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { downloadFolder, installInto } from '../folders.ts';
import type { Installed, Wanted } from '../kind.ts';
import { runTool } from '../run-tool.ts';
import { explainFailure } from './explain.ts';
import { normalName } from './name.ts';
import { pythonEnvironment, type Python } from './python.ts';

/** What a Python package is installed into: the packages themselves are below it, in `site`. */
export const SITE = 'site';

/**
 * Installs a package and what it depends on below `cacheFolder`, from wheels only: anything else would run code of the
 * package to be built. Nothing is compiled either; a stranger's source text stays unread.
 * @throws InstallError
 */
export function install(wanted: Wanted, cacheFolder: string, python: Python): Promise<Installed> {
  return installInto(cacheFolder, async (folder) => {
    const requirement = `${wanted.package}==${wanted.version}`;
    const report = join(folder, 'report.json');
    const common = ['--only-binary', ':all:', '--target', join(folder, SITE)];
    const { uv, file } = python;
    const downloads = downloadFolder(cacheFolder);
    const args =
      uv === undefined
        ? [...PIP, ...common, '--report', report, '--cache-dir', join(downloads, 'pip'), '--', requirement]
        : [...UV, ...common, '--python', file, '--cache-dir', join(downloads, 'uv'), '--', requirement];
    // pip unpacks where temporary files go first; there it counts, and goes when the package goes.
    const TMPDIR = join(folder, 'tmp');
    await mkdir(TMPDIR);
    const run = await runTool({ file: uv ?? file, args, env: { ...pythonEnvironment(), TMPDIR }, folder });
    if (run.code !== 0) throw explainFailure(run, wanted, [folder, cacheFolder]);
    await rm(TMPDIR, { recursive: true, force: true });
    return uv === undefined ? integrityIn(await readFile(report, 'utf8'), wanted) : undefined;
  });
}

/** Verbose, because only then pip says which files of the index it did not take, and why. */
const PIP = [
  ...['-I', '-m', 'pip', 'install', '-vv', '--no-compile', '--no-input', '--no-color', '--progress-bar', 'off'],
  ...['--disable-pip-version-check', '--no-warn-script-location', '--retries', '2', '--timeout', '20'],
];
const UV = ['pip', 'install', '--no-python-downloads', '--no-progress', '--color', 'never', '--link-mode', 'copy'];

const Report = z.object({
  install: z.array(
    z.object({
      metadata: z.object({ name: z.string() }),
      download_info: z
        .object({
          archive_info: z.object({ hashes: z.object({ sha256: z.string().regex(/^[a-f0-9]{64}$/) }) }),
        })
        .optional()
        .catch(undefined),
    }),
  ),
});

/** pip has checked the hash that the index gave. */
function integrityIn(report: string, { package: name }: Wanted): string | undefined {
  const own = Report.parse(JSON.parse(report)).install.find(
    ({ metadata }) => normalName(metadata.name) === normalName(name),
  );
  const sha256 = own?.download_info?.archive_info.hashes.sha256;
  return sha256 === undefined ? undefined : `sha256-${Buffer.from(sha256, 'hex').toString('base64')}`;
}
