import { dirname, resolve } from 'node:path';
import { getDefaultEnvironment } from '@modelcontextprotocol/client/stdio';
import type { ServerEntry } from '../config/config.ts';
import { expand, expandAll } from '../config/expand.ts';
import type { OpenServer } from '../connection.ts';
import { GatewayError, reasonOf } from '../errors.ts';
import { openHttpServer } from './http.ts';
import { openStdioServer } from './stdio.ts';
import { isServerUrl } from './url.ts';

/**
 * How to reach a server of the configuration. Environment variables are read when a connection is opened. A program
 * gets a few harmless variables (PATH, HOME …) and those that its entry names: servers do not see each other's secrets.
 */
export function openConfigured(config: string, id: string, entry: ServerEntry): OpenServer {
  return (listener) => {
    try {
      return target(config, id, entry)(listener);
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      const reason = reasonOf(error);
      queueMicrotask(() => {
        listener.closed(`the server could not be started: ${reason}`);
      });
      return { send: () => undefined, close: () => undefined };
    }
  };
}

/** @throws GatewayError when an environment variable is missing, or the address cannot be used */
export function target(config: string, id: string, entry: ServerEntry): OpenServer {
  const at = `${config}: /servers/${id}`;
  if (entry.url !== undefined) {
    return httpServer(at, expand(entry.url, `${at}/url`), expandAll(entry.headers ?? {}, `${at}/headers`));
  }
  return openStdioServer({
    command: expand(entry.command ?? '', `${at}/command`),
    args: (entry.args ?? []).map((value, i) => expand(value, `${at}/args/${i}`)),
    env: { ...getDefaultEnvironment(), ...expandAll(entry.env ?? {}, `${at}/env`) },
    cwd: resolve(dirname(config), expand(entry.cwd ?? '.', `${at}/cwd`)),
  });
}

function httpServer(at: string, url: string, headers: Record<string, string>): OpenServer {
  if (!isServerUrl(url))
    throw new GatewayError(`${at}/url: this is no https URL. Plain http is for servers on this machine alone.`);
  try {
    return openHttpServer({ url, headers });
  } catch (error) {
    throw new GatewayError(`${at}: ${reasonOf(error)}`, { cause: error });
  }
}
