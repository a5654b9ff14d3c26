import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

const OURS = 'mcp-risk-catalog';

/** Where the configuration is when nobody says otherwise. */
export function defaultConfigPath(): string {
  return join(base('XDG_CONFIG_HOME', '.config'), OURS, 'gateway.json');
}

/** Where counters are when nobody says otherwise. */
export function defaultStatePath(): string {
  return join(base('XDG_STATE_HOME', '.local/state'), OURS, 'counters.db');
}

/** Where the audit log is when nobody says otherwise. */
export function defaultAuditPath(): string {
  return join(base('XDG_STATE_HOME', '.local/state'), OURS, 'audit.jsonl');
}

/** The XDG specification has relative paths ignored. */
function base(variable: string, otherwise: string): string {
  const named = process.env[variable];
  return named !== undefined && isAbsolute(named) ? named : join(homedir(), otherwise);
}
