import { join, resolve } from 'node:path';
import { defaultConfigPath } from '../../gateway/paths.ts';
import type { Input } from '../command.ts';

/** How people call the gateway's commands. */
export const PROGRAM = 'npm run gateway --';

const ROOT = join(import.meta.dirname, '..', '..');

/** What clients start: npm would write its banner to standard output, where only MCP may stand. */
export const SCRIPT = join(ROOT, 'cli', 'gateway.mjs');

/** Where the person stands: npm runs scripts in the folder of the package, and says where it was called. */
export function userFolder(): string {
  const { INIT_CWD: called, npm_package_json: of } = process.env;
  const throughNpm = called !== undefined && of === join(ROOT, 'package.json') && process.cwd() === ROOT;
  return throughNpm ? called : process.cwd();
}

/** A path as the person meant it. */
export function fromUser(path: string): string {
  return resolve(userFolder(), path);
}

/** Shared by all commands that read the configuration. */
export const CONFIG_FLAG = {
  config: { help: 'the configuration (default: ~/.config/mcp-risk-catalog/gateway.json)', value: 'file' },
};

export function configPath(input: Input): string {
  const named = input.value('config');
  return named === undefined ? defaultConfigPath() : fromUser(named);
}

/** The one argument that a command takes. */
export function onlyArgument(input: Input): string | undefined {
  return input.positionals.length === 1 ? input.positionals[0] : undefined;
}

/** Tells the person; standard output belongs to data. */
export function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}
