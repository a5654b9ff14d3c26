import { z } from 'zod';
import { parsePolicyText, type Policy } from '../../policy/document.ts';
import { readJson } from '../config/file.ts';
import { GatewayError } from '../errors.ts';
import type { Grant, GrantInForce } from '../grant.ts';
import { parsePins } from '../pins.ts';
import { openInForce, type Watcher } from './in-force.ts';

/** Whose permission for which server, and the files that say what it is. */
export interface GrantFiles {
  id: string;
  server: string;
  /** Absolute paths. */
  policy: string;
  pins?: string | undefined;
}

export interface GrantFilesInForce {
  grant: GrantInForce;
  /** Why a file, as it is now, is refused. */
  problem: () => string | undefined;
  close: () => void;
}

/** The grant that its files describe, kept up to date. Without a policy, or without the pins it names, there is none. */
export function openGrantFiles({ id, server, ...paths }: GrantFiles, { changed, warn }: Watcher): GrantFilesInForce {
  const watcher = {
    warn,
    changed: () => {
      grant = read();
      changed();
    },
  };
  const policy = openInForce(paths.policy, (text) => readPolicy(paths.policy, text), watcher);
  const path = paths.pins;
  const pins = path === undefined ? undefined : openInForce(path, (text) => readPins(path, text), watcher);
  let grant = read();

  function read(): Grant | undefined {
    const current = policy.current();
    const pinned = pins?.current();
    if (current === undefined || (pins !== undefined && pinned === undefined)) return undefined;
    return { id, server, policy: current, pins: pinned };
  }

  return {
    grant: () => grant,
    problem: () => policy.problem() ?? pins?.problem(),
    close: () => {
      policy.close();
      pins?.close();
      grant = undefined;
    },
  };
}

/** @throws GatewayError with all that is wrong, a line each */
export function readPolicy(path: string, text: string): Policy {
  const read = parsePolicyText(text);
  if ('policy' in read) return read.policy;
  throw new GatewayError(read.problems.map((it) => `${path}: ${it.path || '/'}: ${it.message}`).join('\n'));
}

function readPins(path: string, text: string): Grant['pins'] {
  try {
    return parsePins(readJson(path, text));
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    const lines = error.issues.map((issue) => `${path}: /${issue.path.map(String).join('/')}: ${issue.message}`);
    throw new GatewayError(lines.join('\n'), { cause: error });
  }
}
