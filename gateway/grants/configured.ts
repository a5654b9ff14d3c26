import { dirname, resolve } from 'node:path';
import { openConfigured } from '../back/open.ts';
import type { Config } from '../config/config.ts';
import { parsed } from '../config/file.ts';
import type { GrantInForce } from '../grant.ts';
import { findByToken } from '../tokens.ts';
import type { GrantFiles } from './files.ts';
import { openInForce } from './in-force.ts';
import { openGrant, type OpenGrant, type Shared } from './sessions.ts';

/** The grants of a configuration, kept up to date. */
export interface ConfiguredGrants {
  /** The grant for this server that has this token. */
  find: (server: string, token: string) => OpenGrant | undefined;
  of: (inForce: GrantInForce) => OpenGrant | undefined;
  /** The servers that there are grants for. */
  servers: () => string[];
  close: () => void;
}

interface Opened {
  server: string;
  token: string;
  /** The entries it was opened from: when they change, it is another grant. */
  entries: string;
  grant: OpenGrant;
}

/**
 * Opens all grants and follows the file: a grant that is revoked, or that changes, is out of force at once and its
 * connections end. A configuration that is refused leaves the one before in force.
 */
export function openConfiguredGrants(path: string, shared: Shared): ConfiguredGrants {
  const opened = new Map<string, Opened>();
  const file = openInForce(path, (text) => parsed(path, text), {
    warn: shared.warn,
    changed: followFile,
  });

  function followFile(): void {
    const config = file.current();
    if (config !== undefined) follow(config);
  }

  function follow(config: Config): void {
    for (const [id, { entries, grant }] of opened) {
      if (entriesOf(config, id) === entries) continue;
      opened.delete(id);
      const gone = !Object.hasOwn(config.grants, id);
      shared.warn(`The grant "${id}" ${gone ? 'was revoked' : 'has changed'}; its connections end.`);
      grant.close(gone ? 'the grant was revoked' : 'the grant has changed');
    }
    for (const [id, { server, token }] of Object.entries(config.grants)) {
      const entry = config.servers[server];
      if (opened.has(id) || entry === undefined) continue;
      const grant = openGrant(filesOf(path, config, id), openConfigured(path, server, entry), shared);
      opened.set(id, { server, token, entries: entriesOf(config, id), grant });
    }
  }

  followFile();
  return {
    find: (server, token) => {
      const here = [...opened.values()].filter((it) => it.server === server);
      return findByToken(token, here)?.grant;
    },
    of: (inForce) => [...opened.values()].find(({ grant }) => grant.inForce === inForce)?.grant,
    servers: () => [...new Set([...opened.values()].map(({ server }) => server))],
    close: () => {
      file.close();
      for (const { grant } of opened.values()) grant.close('the gateway ends');
      opened.clear();
    },
  };
}

/** Where the files of a grant are. */
export function filesOf(path: string, config: Config, id: string): GrantFiles {
  const entry = config.grants[id];
  const absolute = (relative: string): string => resolve(dirname(path), relative);
  return {
    id,
    server: entry?.server ?? '',
    policy: absolute(entry?.policy ?? ''),
    pins: entry?.pins === undefined ? undefined : absolute(entry.pins),
  };
}

function entriesOf(config: Config, id: string): string {
  const grant = config.grants[id];
  return JSON.stringify([grant, grant && config.servers[grant.server]]);
}
