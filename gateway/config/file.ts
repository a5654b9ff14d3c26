import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { GatewayError, reasonOf } from '../errors.ts';
import { parseConfig, type Config } from './config.ts';

/** How long another command may hold the configuration, in milliseconds. */
const PATIENCE = 10_000;

/**
 * Reads the configuration.
 * @throws GatewayError when there is none, or when it is refused
 */
export function readConfig(path: string): Config {
  try {
    return parsed(path, readFileSync(path, 'utf8'));
  } catch (error) {
    if (error instanceof GatewayError) throw error;
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    const advice = missing ? 'there is no configuration here. Make one with "gateway add".' : reasonOf(error);
    throw new GatewayError(`${path}: ${advice}`, { cause: error });
  }
}

/**
 * Changes the configuration, or makes one. Two changes at once lose nothing: the second waits for the first.
 * @throws GatewayError when the present one is refused, or when `change` throws it
 */
export function changeConfig(path: string, change: (config: Config) => Config): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const unlock = lock(path);
  try {
    const there = existsSync(path);
    const changed = change(there ? readConfig(path) : { servers: {}, grants: {} });
    // The file that a link names is replaced, not the link.
    writeWhole(there ? realpathSync(path) : path, `${JSON.stringify(changed, undefined, 2)}\n`);
  } finally {
    unlock();
  }
}

/** @throws GatewayError with all that is wrong, a line each */
export function parsed(path: string, text: string): Config {
  const read = parseConfig(readJson(path, text));
  if ('config' in read) return read.config;
  throw new GatewayError(read.problems.map((problem) => `${path}: ${problem}`).join('\n'));
}

/** @throws GatewayError when the text is not JSON */
export function readJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new GatewayError(`${path}: this is not JSON: ${reasonOf(error)}`, { cause: error });
  }
}

/** Nobody ever sees half a file: it is written beside, then takes the place of the old one. For its owner alone. */
function writeWhole(path: string, text: string): void {
  const beside = `${path}.${process.pid}.new`;
  try {
    writeFileSync(beside, text, { mode: 0o600, flush: true });
    chmodSync(beside, 0o600);
    renameSync(beside, path);
  } finally {
    rmSync(beside, { force: true });
  }
}

/** The lock is the operating system's, so that a command that was killed leaves none behind. */
function lock(path: string): () => void {
  const held = new Database(`${path}.lock`, { timeout: PATIENCE });
  try {
    held.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    held.close();
    throw new GatewayError(`${path}: another command is changing this. Wait for it to end. (${reasonOf(error)})`, {
      cause: error,
    });
  }
  return () => {
    held.close();
  };
}
