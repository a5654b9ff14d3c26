import { z } from 'zod';
import { clientEnvironment, onPath } from '../environment.ts';
import type { Missing } from '../kind.ts';
import { runTool } from '../run-tool.ts';

/** A Python on this machine, and what installs its packages. */
export interface Python {
  /** The interpreter that was found, with pip when there is no uv. */
  file: string;
  /** The installation behind it: a virtual environment has none of its own. */
  prefix: string;
  /** Below `prefix`. */
  interpreter: string;
  /** It needs a shared library of its own, below `prefix`. */
  libraries: string | undefined;
  uv: string | undefined;
}

/** Looks for Python, and for uv or pip. */
export async function runtime(): Promise<Python | Missing> {
  const uv = onPath('uv');
  const file = onPath('python3') ?? (uv === undefined ? undefined : await managedPython(uv));
  if (file === undefined) return { missing: `Python is not here. ${ADVICE}` };
  const about = await ask(file);
  if (about === undefined) return { missing: `${file} does not answer. ${ADVICE}` };
  if (about.version[0] !== 3 || about.version[1] < OLDEST_MINOR)
    return { missing: `Python is older than 3.${OLDEST_MINOR}, which no current server supports. ${ADVICE}` };
  if (uv === undefined && !hasReport(about.pip))
    return { missing: `There is no uv, and no pip of 22.2 or later. ${ADVICE}` };
  const { executable, prefix, interpreter, libraries } = about;
  return { file: executable, prefix, interpreter, libraries: libraries ?? undefined, uv };
}

const OLDEST_MINOR = 9;
const ADVICE = 'Install Python 3.10 or later with uv or pip, and put it on the PATH; then crawl again.';

const About = z.object({
  executable: z.string(),
  prefix: z.string(),
  interpreter: z.string(),
  libraries: z.string().nullable(),
  version: z.tuple([z.number(), z.number()]),
  pip: z.string().nullable(),
});

/** Isolated: neither our folder nor a variable can put other code in its way. */
const ABOUT = `
import importlib.metadata, json, os, sys, sysconfig
try:
    pip = importlib.metadata.version('pip')
except importlib.metadata.PackageNotFoundError:
    pip = None
prefix = os.path.realpath(sys.base_prefix)
library = sysconfig.get_config_var('LIBDIR') if sysconfig.get_config_var('Py_ENABLE_SHARED') else None
print(json.dumps({
    'executable': sys.executable,
    'prefix': prefix,
    'interpreter': 'bin/python%d.%d' % sys.version_info[:2],
    'libraries': library and os.path.relpath(os.path.realpath(library), prefix),
    'version': list(sys.version_info[:2]),
    'pip': pip,
}))
`;

async function ask(file: string): Promise<z.infer<typeof About> | undefined> {
  const { code, stdout } = await runTool({ ...QUICK, file, args: ['-I', '-c', ABOUT], env: pythonEnvironment() });
  // What stands for Python on some machines, or is started along with it, has things to say before.
  const answer = /^\{.*\}$/m.exec(stdout)?.[0];
  return code === 0 && answer !== undefined ? About.parse(JSON.parse(answer)) : undefined;
}

const QUICK = { milliseconds: 20_000 };

async function managedPython(uv: string): Promise<string | undefined> {
  const args = ['python', 'find', '--no-python-downloads'];
  const { code, stdout } = await runTool({ ...QUICK, file: uv, args, env: pythonEnvironment() });
  return code === 0 ? stdout.trim() : undefined;
}

/** What pip and uv need to find and reach their index. */
export function pythonEnvironment(): Record<string, string> {
  return clientEnvironment([
    ...['PYENV_ROOT', 'PYENV_VERSION', 'UV_PYTHON_INSTALL_DIR'],
    ...[
      'PIP_INDEX_URL',
      'PIP_EXTRA_INDEX_URL',
      'PIP_CERT',
      'PIP_TRUSTED_HOST',
      'PIP_CONFIG_FILE',
      'REQUESTS_CA_BUNDLE',
    ],
    ...['UV_DEFAULT_INDEX', 'UV_INDEX', 'UV_INDEX_URL', 'UV_EXTRA_INDEX_URL', 'UV_CONFIG_FILE', 'UV_NATIVE_TLS'],
  ]);
}

/** From 22.2 on, pip can say what it installed. */
function hasReport(pip: string | null): boolean {
  const [major = 0, minor = 0] = (pip ?? '').split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 2);
}
