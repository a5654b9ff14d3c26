import { randomBytes } from 'node:crypto';
import { isId } from '../../../gateway/config/config.ts';
import { changeConfig } from '../../../gateway/config/file.ts';
import { hashToken, newToken } from '../../../gateway/tokens.ts';
import type { Command } from '../../command.ts';
import { EXIT, UsageError } from '../../errors.ts';
import { assertReadable } from '../files.ts';
import { CONFIG_FLAG, configPath, fromUser, onlyArgument, PROGRAM, say } from '../program.ts';
import { noServer } from '../target.ts';

export const grant: Command = {
  name: 'grant',
  summary: 'lets one client use a server under a policy; prints its token, once',
  positionals: '<server>',
  flags: {
    policy: { help: 'the policy of this client (required)', value: 'file' },
    pins: { help: 'the pins of the tools, as "pin" wrote them', value: 'file' },
    name: { help: 'an id for the grant (default: the server and six random digits)', value: 'id' },
    ...CONFIG_FLAG,
  },
  run(input) {
    const server = onlyArgument(input);
    const policy = input.value('policy');
    if (server === undefined || policy === undefined)
      throw new UsageError('grant takes the id of one server, and a policy: grant <server> --policy <file>.');
    const id = input.value('name') ?? `${server.slice(0, 57)}-${randomBytes(3).toString('hex')}`;
    if (!isId(id))
      throw new UsageError(`"${id}" cannot be an id. Use letters, digits, ".", "_" and "-", at most 64 of them.`);
    const pins = input.value('pins');
    const files = { policy: fromUser(policy), ...(pins !== undefined && { pins: fromUser(pins) }) };
    assertReadable({ id, server, ...files });
    const token = newToken();
    const entry = { server, ...files, token: hashToken(token), created: new Date().toISOString() };
    changeConfig(configPath(input), (config) => {
      if (!Object.hasOwn(config.servers, server)) throw noServer(server, Object.keys(config.servers));
      if (Object.hasOwn(config.grants, id))
        throw new UsageError(`There is a grant "${id}" already. Choose another name, or revoke it first.`);
      return { ...config, grants: { ...config.grants, [id]: entry } };
    });
    process.stdout.write(`${token}\n`);
    say(`This is the token of the grant "${id}" for "${server}". It is not shown again; only its hash is stored.`);
    say(`A client uses it with what this prints: ${PROGRAM} client-config <client> --server ${server}`);
    return Promise.resolve(EXIT.done);
  },
};
