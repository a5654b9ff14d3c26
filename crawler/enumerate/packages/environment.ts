import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const PROXIES = ['http_proxy', 'https_proxy', 'no_proxy', 'all_proxy'];
const USUAL = [
  ...['PATH', 'HOME', 'USERPROFILE', 'APPDATA', 'SystemRoot', 'LANG', 'TMPDIR'],
  ...['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE', 'SSL_CERT_DIR'],
  ...PROXIES,
  ...PROXIES.map((name) => name.toUpperCase()),
];

/**
 * What a registry's client needs to find and reach its registry: the usual variables and these. No other variable, so
 * no secret of ours, gets near it.
 */
export function clientEnvironment(names: readonly string[]): Record<string, string> {
  const env: Record<string, string> = {};
  for (const name of [...USUAL, ...names]) {
    const value = process.env[name];
    if (value !== undefined) env[name] = value;
  }
  return env;
}

/** Where a program is, when it is on the PATH. */
export function onPath(name: string): string | undefined {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, name))
    .find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch (error) {
    if (error instanceof Error && 'code' in error) return false;
    throw error;
  }
}
