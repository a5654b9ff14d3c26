import { readConfig } from '../../../gateway/config/file.ts';
import { settingsOf } from '../../../gateway/config/settings.ts';
import { openConfiguredGrants } from '../../../gateway/grants/configured.ts';
import type { Command } from '../../command.ts';
import { EXIT, UsageError } from '../../errors.ts';
import { CONFIG_FLAG, configPath, say } from '../program.ts';
import { openShared, serveOverHttp } from '../serving.ts';

export const serve: Command = {
  name: 'serve',
  summary: 'serves all grants of the configuration over HTTP until it is interrupted; follows changes of it',
  positionals: '',
  flags: CONFIG_FLAG,
  async run(input) {
    const path = configPath(input);
    const settings = settingsOf(path, readConfig(path));
    const opened = await openShared(settings);
    const grants = openConfiguredGrants(path, opened.shared);
    const { host, port, allowedHosts, allowedOrigins } = settings;
    try {
      const front = {
        ...{ host, port, allowedHosts, allowedOrigins },
        authenticate: (server: string, token: string | undefined) =>
          token === undefined ? undefined : grants.find(server, token)?.inForce,
        connect: (...[inForce, session, client]: Connecting) => {
          const grant = grants.of(inForce);
          if (grant === undefined) throw new UsageError('The grant was revoked while a client connected.');
          return grant.connect(client, session);
        },
      };
      await serveOverHttp(front, (url) => {
        const served = grants.servers();
        for (const server of served) say(`Serving ${url}/mcp/${server}`);
        if (served.length === 0) say(`Serving ${url}, but there is no grant yet.`);
      });
      return EXIT.done;
    } finally {
      grants.close();
      await opened.close();
    }
  },
};

type Connecting = Parameters<Parameters<typeof serveOverHttp>[0]['connect']>;
