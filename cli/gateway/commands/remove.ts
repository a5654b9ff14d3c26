import { changeConfig, readConfig } from '../../../gateway/config/file.ts';
import type { Command } from '../../command.ts';
import { EXIT, UsageError } from '../../errors.ts';
import { CONFIG_FLAG, configPath, onlyArgument, say } from '../program.ts';
import { noServer } from '../target.ts';

export const remove: Command = {
  name: 'remove',
  summary: 'removes a server from the configuration, and revokes its grants',
  positionals: '<server>',
  flags: CONFIG_FLAG,
  run(input) {
    const id = onlyArgument(input);
    if (id === undefined) throw new UsageError('remove takes the id of one server; "status" lists them.');
    const path = configPath(input);
    readConfig(path);
    let revoked: string[] = [];
    changeConfig(path, (config) => {
      if (!Object.hasOwn(config.servers, id)) throw noServer(id, Object.keys(config.servers));
      const servers = Object.entries(config.servers).filter(([other]) => other !== id);
      const kept = Object.entries(config.grants).filter(([, { server }]) => server !== id);
      revoked = Object.keys(config.grants).filter((name) => !kept.some(([other]) => other === name));
      return { ...config, servers: Object.fromEntries(servers), grants: Object.fromEntries(kept) };
    });
    say(`Removed "${id}"${revoked.length > 0 ? ` and revoked ${revoked.join(', ')}` : ''}.`);
    return Promise.resolve(EXIT.done);
  },
};
