import { createHash } from 'node:crypto';
import { openHttpServer } from '../../gateway/back/http.ts';
import { openStdioServer } from '../../gateway/back/stdio.ts';
import { isServerUrl } from '../../gateway/back/url.ts';
import type { ServerEntry } from '../../gateway/config/config.ts';
import type { OpenServer } from '../../gateway/connection.ts';
import { UsageError } from '../errors.ts';
import { userFolder } from './program.ts';

/** How `--help` writes what stands after `--`. */
export const TARGET = '<command…> | <https URL>';

/** The server that stands after `--`: an address, or a command with its arguments. */
export function readTarget(rest: string[]): ServerEntry {
  const [first, ...more] = rest;
  if (first === undefined)
    throw new UsageError(`Say which server, after "--": a command with its arguments, or an https URL.`);
  if (!/^https?:\/\//i.test(first)) return { command: first, args: more, cwd: userFolder() };
  if (more.length > 0) throw new UsageError(`After the URL ${first} nothing else can stand.`);
  if (!isServerUrl(first))
    throw new UsageError(`${first} is no https URL. Plain http is for servers on this machine alone.`);
  return { url: first };
}

/** A server that is not in the configuration: it gets the environment of this process, as if it were started alone. */
export function openTarget({ command, args, cwd, url }: ServerEntry): OpenServer {
  if (url !== undefined) return openHttpServer({ url, headers: {} });
  return openStdioServer({ command: command ?? '', args: args ?? [], env: ownEnvironment(), cwd });
}

function ownEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env).filter(([name]) => name !== 'MCP_GATEWAY_TOKEN');
  return Object.fromEntries(entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

/** An id that is the same after a restart. */
export function stableId(prefix: string, parts: unknown): string {
  return `${prefix}-${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 12)}`;
}
