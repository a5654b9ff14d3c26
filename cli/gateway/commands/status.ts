import { existsSync, readFileSync } from 'node:fs';
import type { Config, ServerEntry } from '../../../gateway/config/config.ts';
import { readConfig } from '../../../gateway/config/file.ts';
import { settingsOf } from '../../../gateway/config/settings.ts';
import { isRedis, openCounters, shownState } from '../../../gateway/counters/open.ts';
import { withoutSecrets } from '../../../gateway/counters/redis.ts';
import { GatewayError, UnreachableError } from '../../../gateway/errors.ts';
import { filesOf } from '../../../gateway/grants/configured.ts';
import { readPolicy } from '../../../gateway/grants/files.ts';
import type { Command } from '../../command.ts';
import { EXIT } from '../../errors.ts';
import { problemIn } from '../files.ts';
import { CONFIG_FLAG, configPath } from '../program.ts';
import { showStatus } from '../show-status.ts';
import { limitsInUse, usageOf, type Usage } from '../usage.ts';

export interface GrantStatus {
  id: string;
  policy: string;
  pins?: string;
  created?: string;
  /** Why the grant is refused. */
  problem?: string;
  limits: Usage[];
}

export interface Status {
  config: string;
  state: string;
  audit: string;
  /** What is wrong with the state. */
  problem?: string;
  /** How far the time of the counters is ahead of this machine's, in seconds, when it is more than one. */
  clockAhead?: number;
  servers: { id: string; target: string; grants: GrantStatus[] }[];
  /** Counters of no grant of the configuration: of sessions, of what was revoked, and of single servers. */
  others: Usage[];
}

export const status: Command = {
  name: 'status',
  summary: 'shows servers, grants, what is used up of their limits, and what is refused and why',
  positionals: '',
  flags: { json: { help: 'as JSON' }, ...CONFIG_FLAG },
  async run(input) {
    const path = configPath(input);
    // A single server needs no configuration, and its counters are of interest too.
    const none = input.value('config') === undefined && !existsSync(path);
    const now = await statusOf(path, none ? { servers: {}, grants: {} } : readConfig(path));
    process.stdout.write(input.has('json') ? `${JSON.stringify(now, undefined, 2)}\n` : showStatus(now));
    const refused = now.servers.some(({ grants }) => grants.some(({ problem }) => problem !== undefined));
    return refused || now.problem !== undefined ? EXIT.finding : EXIT.done;
  },
};

async function statusOf(path: string, config: Config): Promise<Status> {
  const { state, audit } = settingsOf(path, config);
  const { usages, ...rest } = await readCounters(state);
  const servers = Object.entries(config.servers).map(([id, entry]) => ({
    id,
    target: targetOf(entry),
    grants: Object.keys(config.grants)
      .filter((grant) => config.grants[grant]?.server === id)
      .map((grant) => grantStatus(path, config, grant, usages)),
  }));
  const shown = new Set(servers.flatMap(({ grants }) => grants.flatMap(({ limits }) => limits.map(nameOf))));
  const others = usages.filter((usage) => !shown.has(nameOf(usage)));
  return { config: path, state: shownState(state), audit, ...rest, servers, others };
}

function grantStatus(path: string, config: Config, id: string, usages: Usage[]): GrantStatus {
  const { server, policy, pins } = filesOf(path, config, id);
  const problem = problemIn({ id, server, policy, pins });
  const created = config.grants[id]?.created;
  const limits =
    problem === undefined
      ? limitsInUse(readPolicy(policy, readFileSync(policy, 'utf8')), { grant: id, server }, usages)
      : [];
  return {
    ...{ id, policy, limits },
    ...(pins !== undefined && { pins }),
    ...(created !== undefined && { created }),
    ...(problem !== undefined && { problem }),
  };
}

async function readCounters(state: string): Promise<{ usages: Usage[]; problem?: string; clockAhead?: number }> {
  if (!isRedis(state) && !existsSync(state)) return { usages: [] };
  try {
    const counters = await openCounters(state);
    const usages = (await counters.inUse()).flatMap((used) => usageOf(used) ?? []);
    const ahead = Math.round(((await counters.now()) - Date.now()) / 1000);
    await counters.close();
    return { usages, ...(ahead > 1 && { clockAhead: ahead }) };
  } catch (error) {
    if (!(error instanceof GatewayError || error instanceof UnreachableError)) throw error;
    return { usages: [], problem: error.message };
  }
}

function targetOf({ command, args, url }: ServerEntry): string {
  return url === undefined ? [command, ...(args ?? [])].join(' ') : withoutSecrets(url);
}

function nameOf({ scope, of, counter, window }: Usage): string {
  return JSON.stringify([scope, of, counter, window]);
}
