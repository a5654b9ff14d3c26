import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Launch } from '../../../../catalog/record.ts';
import type { Program, Sandbox } from '../../sandbox/sandbox.ts';
import { chooseCommand } from '../choose-command.ts';
import { LaunchError, PackageError } from '../failure.ts';
import { readConsoleScripts } from './entry-points.ts';
import { SITE } from './install.ts';
import { normalName } from './name.ts';
import type { Python } from './python.ts';

const INSIDE_PYTHON = '/opt/python';
const ENTRY_POINTS_BYTES = 2 ** 20;

/**
 * How an installed package is started: the function of its console script, as pip's own script would call it.
 * @throws PackageError when that cannot be told
 */
export async function programOf(
  launch: Launch,
  folder: string,
  python: Python,
  sandbox: Sandbox['id'] | undefined,
): Promise<Program> {
  const scripts = readConsoleScripts(await entryPointsOf(launch.package, join(folder, SITE)));
  const named = new Map([...scripts].map(([name, script]) => [normalName(name), { ...script, name }]));
  const { name, module, attribute } = chooseCommand(
    named,
    normalName(launch.package),
    launch.bin === undefined ? undefined : normalName(launch.bin),
  );
  const ofSystem = /^\/usr(\/|$)/.test(python.prefix);
  if (ofSystem && sandbox === 'docker') throw new PackageError('not-started', 'not-in-docker', NOT_IN_DOCKER);
  const home = ofSystem ? python.prefix : INSIDE_PYTHON;
  return {
    folder,
    mounts: ofSystem ? [] : [{ from: python.prefix, to: INSIDE_PYTHON }],
    argv: (inside) => [
      ...[inside.at(`${home}/${python.interpreter}`), '-S', '-s', '-B', '-c', START],
      ...[`${inside.folder}/${SITE}`, module, attribute, name, ...launch.args],
    ],
    env: {
      ...(python.libraries === undefined || ofSystem ? {} : { LD_LIBRARY_PATH: join(home, python.libraries) }),
      ...launch.env,
    },
  };
}

const NOT_IN_DOCKER =
  'The Python of this system cannot be used inside a container. Install bubblewrap, or a Python of its own with uv; then crawl again.';

/**
 * Constant: what differs between two programs comes as arguments. The packages that happen to be installed beside the
 * interpreter are left out (-S); those of the server are added as if they were installed.
 */
const START = `
import importlib, os, site, sys
folder, module, attribute, name = sys.argv[1:5]
os.environ['PYTHONPATH'] = folder
site.setquit()
site.sethelper()
site.addsitedir(folder)
sys.argv = [name] + sys.argv[5:]
target = importlib.import_module(module)
for part in attribute.split('.'):
    target = getattr(target, part)
sys.exit(target())
`;

async function entryPointsOf(packageName: string, site: string): Promise<string> {
  const folders = await readdir(site);
  const own = folders.find(
    (name) => name.endsWith('.dist-info') && normalName(name.split('-')[0] ?? '') === normalName(packageName),
  );
  if (own === undefined)
    throw new LaunchError('broken-package', 'The package was installed without its metadata. Report it to its author.');
  const path = join(site, own, 'entry_points.txt');
  const size = (await stat(path).catch(() => undefined))?.size;
  if (size === undefined) return '';
  if (size > ENTRY_POINTS_BYTES)
    throw new LaunchError(
      'broken-package',
      'The entry points of the package take more than 1 MiB. Report it to its author.',
    );
  return readFile(path, 'utf8');
}
