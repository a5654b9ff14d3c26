import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import os from 'node:os';
import { delimiter, dirname, join } from 'node:path';

export interface NpmRun {
  code: number | null;
  /** The end of everything it wrote. */
  output: string;
  /** A clause about the run, when it was stopped. */
  stoppedFor?: string;
}

/** Runs npm without a shell, in `folder`, until it ends or the signal stops it. */
export async function runNpm(args: string[], folder: string, signal: AbortSignal): Promise<NpmRun> {
  const [file, ...first] = npmCommand();
  // What npm unpacks must be readable for the user that the server becomes in its sandbox, whatever our own habit is.
  const umask = process.umask(0o022);
  // Its own process group: Ctrl-C in a terminal is for us, and lets what is in flight finish.
  const child = spawn(file, [...first, ...args], {
    cwd: folder,
    env: npmEnv(),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  process.umask(umask);
  let output = '';
  const keep = (chunk: Buffer): void => void (output = (output + chunk.toString('utf8')).slice(-OUTPUT_CHARACTERS));
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const stop = (): void => void child.kill('SIGKILL');
  signal.addEventListener('abort', stop, { once: true });
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', (error) => {
        reject(
          new Error('npm could not be started. Install Node.js with npm, and check that npm is on the PATH.', {
            cause: error,
          }),
        );
      });
      child.once('close', resolve);
      // Servers are listed meanwhile, against the clock; unpacking can wait a moment.
      if (child.pid !== undefined) os.setPriority(child.pid, os.constants.priority.PRIORITY_BELOW_NORMAL);
    });
    return { code, output, ...(signal.aborted ? { stoppedFor: String(signal.reason) } : {}) };
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

const OUTPUT_CHARACTERS = 65_536;

/** The npm that runs us, else the one beside our Node.js, else the one on the PATH. */
function npmCommand(): [string, ...string[]] {
  const beside = join(dirname(process.execPath), '../lib/node_modules/npm/bin/npm-cli.js');
  const script = [process.env['npm_execpath'] ?? '', beside].find(
    (path) => path.endsWith('npm-cli.js') && existsSync(path),
  );
  return script === undefined ? ['npm'] : [process.execPath, script];
}

/** What npm needs to find and reach its registry. No other variable, so no secret of ours, gets near it. */
function npmEnv(): Record<string, string> {
  const env: Record<string, string> = { PATH: [dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter) };
  for (const name of PASSED_ON) {
    const value = process.env[name];
    if (value !== undefined) env[name] = value;
  }
  return env;
}

const PROXIES = ['http_proxy', 'https_proxy', 'no_proxy', 'all_proxy'];
const NPM_SETTINGS = [
  'registry',
  'userconfig',
  'globalconfig',
  'cafile',
  'proxy',
  'https_proxy',
  'noproxy',
  'strict_ssl',
];
const PASSED_ON = [
  ...['HOME', 'USERPROFILE', 'APPDATA', 'SystemRoot', 'LANG', 'TMPDIR'],
  ...['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE', 'SSL_CERT_DIR'],
  ...PROXIES,
  ...PROXIES.map((name) => name.toUpperCase()),
  ...NPM_SETTINGS.map((name) => `npm_config_${name}`),
];
