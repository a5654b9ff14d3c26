import { dirname, resolve } from 'node:path';
import { isRedis } from '../counters/open.ts';
import { defaultAuditPath, defaultStatePath } from '../paths.ts';
import type { Config } from './config.ts';

/** A person has two minutes to answer unless the configuration says otherwise. */
export const PATIENCE = 120_000;
const PORT = 8717;

export interface Settings {
  /** An absolute path, or the address of a Redis with its `${NAME}`s. */
  state: string;
  audit: string;
  /** In milliseconds. */
  patience: number;
  host: string;
  port: number;
  allowedHosts: string[];
  allowedOrigins: string[];
}

/** What a configuration says, or the default where it says nothing. */
export function settingsOf(path: string, config: Config): Settings {
  const absolute = (relative: string): string => resolve(dirname(path), relative);
  const { state, audit, patience, listen } = config;
  return {
    state: state === undefined ? defaultStatePath() : isRedis(state) ? state : absolute(state),
    audit: audit === undefined ? defaultAuditPath() : absolute(audit),
    patience: patience === undefined ? PATIENCE : patience * 1000,
    host: listen?.host ?? '127.0.0.1',
    port: listen?.port ?? PORT,
    allowedHosts: listen?.allowedHosts ?? [],
    allowedOrigins: listen?.allowedOrigins ?? [],
  };
}
