import { readConfig } from '../../../gateway/config/file.ts';
import { settingsOf } from '../../../gateway/config/settings.ts';
import { openConfiguredGrants } from '../../../gateway/grants/configured.ts';
import type { Command } from '../../command.ts';
import { UsageError } from '../../errors.ts';
import { CONFIG_FLAG, configPath, onlyArgument } from '../program.ts';
import { openShared, serveOverStdio } from '../serving.ts';
import { noServer } from '../target.ts';

export const connect: Command = {
  name: 'connect',
  summary: 'serves one client over standard input and output, under the grant whose token is in MCP_GATEWAY_TOKEN',
  positionals: '<server>',
  flags: CONFIG_FLAG,
  async run(input) {
    const server = onlyArgument(input);
    if (server === undefined) throw new UsageError('connect takes the id of one server.');
    const path = configPath(input);
    const config = readConfig(path);
    if (!Object.hasOwn(config.servers, server)) throw noServer(server, Object.keys(config.servers));
    const opened = await openShared(settingsOf(path, config));
    const grants = openConfiguredGrants(path, opened.shared);
    try {
      const grant = grants.find(server, process.env['MCP_GATEWAY_TOKEN'] ?? '');
      if (grant === undefined)
        throw new UsageError(`No grant for "${server}" has the token in MCP_GATEWAY_TOKEN. "grant" makes one.`);
      if (grant.inForce() === undefined) throw new UsageError(`The grant is refused: ${grant.problem() ?? ''}`);
      return await serveOverStdio(grant);
    } finally {
      grants.close();
      await opened.close();
    }
  },
};
