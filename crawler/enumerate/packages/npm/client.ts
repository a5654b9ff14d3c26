import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { clientEnvironment, onPath } from '../environment.ts';
import type { Missing } from '../kind.ts';
import { runTool, type ToolRun } from '../run-tool.ts';

/** The command line that npm begins with. */
export interface Npm {
  command: [string, ...string[]];
}

/** The npm that runs us, else the one beside our Node.js, else the one on the PATH. */
export function runtime(): Promise<Npm | Missing> {
  const beside = join(dirname(process.execPath), '../lib/node_modules/npm/bin/npm-cli.js');
  const script = [process.env['npm_execpath'] ?? '', beside].find(
    (path) => path.endsWith('npm-cli.js') && existsSync(path),
  );
  if (script !== undefined) return Promise.resolve({ command: [process.execPath, script] });
  const npm = onPath('npm');
  return Promise.resolve(npm === undefined ? { missing: MISSING } : { command: [npm] });
}

const MISSING = 'npm is not here. Install Node.js with npm, and check that npm is on the PATH; then crawl again.';

/** Runs npm without a shell, in `folder`. */
export function runNpm({ command: [file, ...first] }: Npm, args: string[], folder: string): Promise<ToolRun> {
  const env = clientEnvironment(NPM_SETTINGS);
  env['PATH'] = [dirname(process.execPath), env['PATH'] ?? ''].join(delimiter);
  return runTool({ file, args: [...first, ...args], env, folder });
}

const NPM_SETTINGS = [
  'registry',
  'userconfig',
  'globalconfig',
  'cafile',
  'proxy',
  'https_proxy',
  'noproxy',
  'strict_ssl',
].map((name) => `npm_config_${name}`);
