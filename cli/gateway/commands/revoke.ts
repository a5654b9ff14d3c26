import { changeConfig, readConfig } from '../../../gateway/config/file.ts';
import type { Command } from '../../command.ts';
import { EXIT, UsageError } from '../../errors.ts';
import { CONFIG_FLAG, configPath, onlyArgument, say } from '../program.ts';
import { notThere } from '../target.ts';

export const revoke: Command = {
  name: 'revoke',
  summary: 'takes a grant back; a gateway that runs ends its connections at once',
  positionals: '<grant>',
  flags: CONFIG_FLAG,
  run(input) {
    const id = onlyArgument(input);
    if (id === undefined) throw new UsageError('revoke takes the id of one grant; "status" lists them.');
    const path = configPath(input);
    readConfig(path);
    changeConfig(path, (config) => {
      if (!Object.hasOwn(config.grants, id))
        throw notThere('grant', id, Object.keys(config.grants), 'So nobody has access by it.');
      const kept = Object.entries(config.grants).filter(([other]) => other !== id);
      return { ...config, grants: Object.fromEntries(kept) };
    });
    say(`Revoked "${id}".`);
    return Promise.resolve(EXIT.done);
  },
};
