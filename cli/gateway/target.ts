import { createHash } from 'node:crypto';
import { openHttpServer } from '../../gateway/back/http.ts';
import { target } from '../../gateway/back/open.ts';
import { openStdioServer } from '../../gateway/back/stdio.ts';
import { isServerUrl } from '../../gateway/back/url.ts';
import { didYouMean, type ServerEntry } from '../../gateway/config/config.ts';
import { readConfig } from '../../gateway/config/file.ts';
import type { OpenServer } from '../../gateway/connection.ts';
import { reasonOf } from '../../gateway/errors.ts';
import type { Input } from '../command.ts';
import { UsageError } from '../errors.ts';
import { configPath, userFolder } from './program.ts';

/** How `--help` writes a server that is not in the configuration. */
export const TARGET = '-- <command…|https URL>';
export const OPTIONAL_TARGET = `[${TARGET}]`;

/** The server that stands after `--`: an address, or a command with its arguments. */
export function readTarget(rest: string[]): ServerEntry {
  const [first, ...more] = rest;
  if (first === undefined)
    throw new UsageError(`Say which server, after "--": a command with its arguments, or an https URL.`);
  if (!/^https?:\/\//i.test(first)) return { command: first, args: more, cwd: userFolder() };
  if (more.length > 0) throw new UsageError(`After the URL ${first} nothing else can stand.`);
  if (!isServerUrl(first))
    throw new UsageError(`${first} is no https URL. Plain http is for servers on this machine alone.`);
  assertSendable(first, {});
  return { url: first };
}

/** @throws UsageError when a request to this address cannot carry these headers */
export function assertSendable(url: string, headers: Record<string, string>): void {
  try {
    openHttpServer({ url, headers });
  } catch (error) {
    throw new UsageError(reasonOf(error), { cause: error });
  }
}

/** A server that is not in the configuration: it gets the environment of this process, as if it were started alone. */
export function openTarget({ command, args, cwd, url }: ServerEntry): OpenServer {
  if (url !== undefined) return openHttpServer({ url, headers: {} });
  return openStdioServer({ command: command ?? '', args: args ?? [], env: ownEnvironment(), ...(cwd && { cwd }) });
}

function ownEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env).filter(([name]) => name !== 'MCP_GATEWAY_TOKEN');
  return Object.fromEntries(entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

/** An id that is the same after a restart. */
export function stableId(prefix: string, parts: unknown): string {
  return `${prefix}-${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 12)}`;
}

/** The server that a command is about: one of the configuration by its id, or the one after `--`. */
export function openNamed(input: Input, named: string[]): { name: string; openServer: OpenServer } {
  const [id, ...more] = named;
  if (more.length > 0 || (id === undefined) === (input.rest.length === 0))
    throw new UsageError('Name one server of the configuration, or say after "--" how to reach one.');
  if (id === undefined) {
    const entry = readTarget(input.rest);
    return { name: entry.url ?? `"${input.rest.join(' ')}"`, openServer: openTarget(entry) };
  }
  const path = configPath(input);
  const { servers } = readConfig(path);
  const entry = Object.hasOwn(servers, id) ? servers[id] : undefined;
  if (entry === undefined) throw noServer(id, Object.keys(servers));
  return { name: `"${id}"`, openServer: target(path, id, entry) };
}

export function noServer(server: string, known: string[]): UsageError {
  return notThere('server', server, known, 'Add one with "add".');
}

/** What was named is not in the configuration: what is like it, what there is, or how to make one. */
export function notThere(kind: string, id: string, known: string[], advice: string): UsageError {
  const hint = known.length === 0 ? `. ${advice}` : `; there are: ${known.join(', ')}.`;
  return new UsageError(`There is no ${kind} "${id}"${didYouMean(id, known) || hint}`);
}
